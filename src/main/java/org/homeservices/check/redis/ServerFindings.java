package org.homeservices.check.redis;

import java.util.List;
import java.util.Optional;
import org.homeservices.check.Finding;

/** Judges what a server says of itself. Asks nobody. */
final class ServerFindings {
  private static final int LEAST_VERSION = 7;
  private static final String POLICY = "maxmemory_policy";

  private final ServerFacts server;
  private final int connections;

  /**
   * @param connections that one node may open in all
   */
  ServerFindings(ServerFacts server, int connections) {
    this.server = server;
    this.connections = connections;
  }

  List<Finding> all() {
    return List.of(rights(), version(), role(), connections(), eviction(), persistence());
  }

  /** Nodes tell by INFO whether a server is the one of before. */
  private Finding rights() {
    String name = "redis.rights";
    return server.info().isEmpty()
        ? Finding.fail(
            name,
            server.address() + " does not answer INFO to this user, without which no node works",
            "grant +info, as CONFIGURATION.md shows under Redis")
        : Finding.pass(
            name,
            server.save().isPresent()
                ? "this user may use INFO, and CONFIG too, which nodes do not need"
                : "this user may use INFO");
  }

  private Finding version() {
    String name = "redis.version";
    Optional<String> version = server.field("redis_version");
    if (version.isEmpty()) {
      return unsaid(name, "redis_version");
    }
    String major = version.get().replaceFirst("\\..*", "");
    boolean isNew = major.matches("[0-9]{1,4}") && Integer.parseInt(major) >= LEAST_VERSION;
    return Finding.of(
        name,
        isNew,
        server.address() + " is of version " + version.get(),
        isNew ? "" : "take Redis 7.0 or later");
  }

  private Finding role() {
    String name = "redis.role";
    if (server.isReplica().isEmpty()) {
      return unsaid(name, "role");
    }
    return server.isReplica().get()
        ? Finding.fail(
            name,
            "%s is a replica of %s, which takes no writes"
                .formatted(server.address(), server.field("master_host").orElse("another")),
            "name the master in REDIS_HOST, or use REDIS_MODE=sentinel")
        : Finding.pass(name, server.address() + " is a master");
  }

  private Finding connections() {
    String name = "redis.connections";
    Optional<Long> most = server.number("maxclients");
    if (most.isEmpty()) {
      return unsaid(name, "maxclients");
    }
    long nodes = most.get() / connections;
    String text =
        "a node opens up to %d connections, maxclients is %d: room for %d nodes"
            .formatted(connections, most.get(), nodes);
    String advice =
        "raise maxclients, or lower CHANNEL_POOL_SIZE, CACHE_POOL_SIZE and CHAT_CACHE_POOL_SIZE";
    if (nodes < 1) {
      return Finding.fail(name, text, advice);
    }
    return nodes < 2 ? Finding.warn(name, text, advice) : Finding.pass(name, text);
  }

  private Finding eviction() {
    String name = "redis.eviction";
    Optional<String> policy = server.field(POLICY);
    if (policy.isEmpty()) {
      return unsaid(name, POLICY);
    }
    String text = "maxmemory-policy is " + policy.get() + ", maxmemory " + maxmemory();
    String advice = "set maxmemory-policy noeviction: the caches bound themselves";
    if (policy.get().equals("noeviction")) {
      return Finding.pass(name, text);
    }
    return policy.get().startsWith("allkeys-")
        ? Finding.fail(name, text + ": conversations and limits may vanish", advice)
        : Finding.warn(name, text + ": histories may go before their time", advice);
  }

  private Finding persistence() {
    String name = "redis.persistence";
    boolean failed =
        server.field("rdb_last_bgsave_status").filter(status -> !status.equals("ok")).isPresent()
            || server.field("aof_last_write_status").filter(s -> !s.equals("ok")).isPresent();
    if (failed) {
      return Finding.fail(name, "the latest write to disk failed", "look at the server's log");
    }
    if (server.field("aof_enabled").isEmpty()) {
      return unsaid(name, "aof_enabled");
    }
    if (server.field("aof_enabled").get().equals("1")) {
      return Finding.pass(name, "append-only file");
    }
    if (server.save().isEmpty()) {
      return Finding.skipped(
          name, "no append-only file; whether there are snapshots this user may not ask (CONFIG)");
    }
    return server.save().get().isBlank()
        ? Finding.warn(
            name,
            "neither append-only file nor snapshots: a restart forgets limits, answers being"
                + " written and what is spent today",
            "set appendonly yes")
        : Finding.pass(
            name, "snapshots (save %s), no append-only file".formatted(server.save().get()));
  }

  private String maxmemory() {
    return server
        .number("maxmemory")
        .map(bytes -> bytes == 0 ? "without limit" : bytes / 1024 / 1024 + " MiB")
        .orElse("unknown");
  }

  private Finding unsaid(String name, String field) {
    return Finding.skipped(
        name, "%s tells this user no %s (INFO)".formatted(server.address(), field));
  }
}
