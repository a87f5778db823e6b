package org.homeservices.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is said of Redis. A bad value is always listed; what one value demands of another
 * counts only where Redis is used.
 */
final class RedisSection {
  private static final int MINUTE = 60;

  private final Values values;
  private final boolean production;

  RedisSection(Values values, boolean production) {
    this.values = values;
    this.production = production;
  }

  /** Null where Redis is not used; meaningless where something is wrong. */
  @Nullable RedisSettings read(boolean used) {
    RedisMode mode =
        RedisMode.valueOf(
            values
                .choice("REDIS_MODE", "single", "single", "sentinel", "cluster")
                .toUpperCase(Locale.ROOT));
    RedisNode single = single();
    List<RedisNode> listed = listed();
    List<RedisNode> nodes = mode == RedisMode.SINGLE ? List.of(single) : listed;
    int database = values.number("REDIS_DB", 0, 0, 9999);
    String master = values.text("REDIS_MASTER", "mymaster");
    RedisAccess access = new RedisAccessSection(values).read();
    Limits limits = limits();
    if (used) {
      judge(mode, nodes, database);
      judgePool(mode, nodes.size(), limits.poolSize());
      new CacheSection(values).judge(mode, nodes.size(), database, limits.caches());
    }
    return used && values.problems().isEmpty()
        ? limits.around(new RedisServers(mode, nodes, master, database), access)
        : null;
  }

  private RedisNode single() {
    int port = values.number("REDIS_PORT", 6379, 1, 65_535);
    String rule = "must be a host name or an address";
    return new RedisNode(values.parsed("REDIS_HOST", "127.0.0.1", RedisSection::host, rule), port);
  }

  /** An IPv6 address may stand in brackets, as it must in a list. */
  private static String host(String value) {
    return value.startsWith("[")
        ? RedisNode.parse(value + ":6379").host()
        : new RedisNode(value, 6379).host();
  }

  private List<RedisNode> listed() {
    String rule = "must be host:port, comma separated, an IPv6 address in brackets";
    return values
        .list("REDIS_NODES", rule, item -> node(item).isPresent(), "redis-1:6379,redis-2:6379")
        .stream()
        .flatMap(item -> node(item).stream())
        .toList();
  }

  private static Optional<RedisNode> node(String address) {
    try {
      return Optional.of(RedisNode.parse(address));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Limits limits() {
    return new Limits(
        values.seconds("REDIS_CONNECT_TIMEOUT", 5, MINUTE),
        values.seconds("REDIS_TIMEOUT", 3, MINUTE),
        values.flag("REDIS_REQUIRED", false),
        values.number("CHANNEL_POOL_SIZE", 100, RedisSettings.LEAST_POOL_SIZE, 10_000),
        new CacheSection(values).readPlaces(),
        values.flag("CHANNEL_ENCRYPT", true));
  }

  private void judge(RedisMode mode, List<RedisNode> nodes, int database) {
    if (mode != RedisMode.SINGLE && values.find("REDIS_NODES").isEmpty()) {
      String rule = "must be set with REDIS_MODE=" + mode.name().toLowerCase(Locale.ROOT);
      values.problem("REDIS_NODES", "(unset)", rule, "REDIS_NODES=redis-1:6379,redis-2:6379");
    }
    if (mode == RedisMode.CLUSTER && database != 0) {
      String rule = "must be 0 with REDIS_MODE=cluster, which has no other";
      values.problem("REDIS_DB", values.shown("REDIS_DB"), rule, "REDIS_DB=0");
    }
    if (production && !new SecretValues(values).isSet("REDIS_PASSWORD")) {
      nodes.stream().filter(node -> !node.isLoopback()).findFirst().ifPresent(this::demandPassword);
    }
  }

  private void judgePool(RedisMode mode, int nodes, int poolSize) {
    int least = RedisSettings.LEAST_POOL_SIZE * nodes;
    if (mode == RedisMode.CLUSTER && poolSize < least) {
      String key = "CHANNEL_POOL_SIZE";
      String rule = "must be at least %d for each of REDIS_NODES";
      values.problem(
          key, values.shown(key), rule.formatted(RedisSettings.LEAST_POOL_SIZE), key + "=" + least);
    }
  }

  private void demandPassword(RedisNode node) {
    String rule = "must be set in production, since %s is another machine".formatted(node.host());
    values.problem("REDIS_PASSWORD", "(unset)", rule, "REDIS_PASSWORD_FILE=/run/secrets/redis");
  }

  /** The rest, until it is known whether the servers make sense. */
  private record Limits(
      Duration connectTimeout,
      Duration timeout,
      boolean required,
      int poolSize,
      RedisCaches caches,
      boolean encrypt) {

    RedisSettings around(RedisServers servers, RedisAccess access) {
      return new RedisSettings(
          servers, access, connectTimeout, timeout, required, poolSize, caches, encrypt);
    }
  }
}
