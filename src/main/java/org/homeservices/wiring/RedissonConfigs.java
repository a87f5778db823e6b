package org.homeservices.wiring;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.homeservices.config.RedisAccess;
import org.homeservices.config.RedisCache;
import org.homeservices.config.RedisMode;
import org.homeservices.config.RedisServers;
import org.homeservices.config.RedisSettings;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.EqualJitterDelay;
import org.redisson.config.Protocol;
import org.redisson.config.ReadMode;
import org.redisson.config.SubscriptionMode;

/**
 * How Redisson reaches Redis: a client for commands, and one for subscriptions whose listeners
 * cannot hold up commands. Both together keep to the connections that the settings grant. Each
 * cache has a client for both, whose listeners do next to nothing. Nothing is tried twice: a
 * repeated publish would be a second one.
 *
 * <p>A client connects when it is made, which holds up whoever makes it. Made without a connection
 * it would hold up the callers of its first commands instead, asynchronous ones too.
 */
final class RedissonConfigs {
  private static final int PING_MILLIS = 5_000;
  private static final int SCAN_MILLIS = 1_000;
  private static final int NETTY_THREADS = 2;
  private static final Duration FIRST_RECONNECT = Duration.ofMillis(100);
  private static final Duration LAST_RECONNECT = Duration.ofSeconds(2);

  private final RedisSettings settings;

  RedissonConfigs(RedisSettings settings) {
    this.settings = settings;
  }

  /**
   * The client that says commands.
   *
   * @param executor runs what is chained to answers; the client does not end it
   */
  Config commands(ExecutorService executor) {
    return client("hsc-commands", settings.servers(), RedissonPools.ofCommands(settings), executor);
  }

  /**
   * The client that subscribes.
   *
   * @param executor runs the listeners; the client does not end it
   */
  Config subscriptions(ExecutorService executor) {
    return client(
        "hsc-subscriptions", settings.servers(), RedissonPools.ofSubscriptions(), executor);
  }

  /**
   * The client of a cache, which does both.
   *
   * @param executor runs the listeners and what is chained to answers; the client does not end it
   */
  Config cache(String name, RedisCache cache, ExecutorService executor) {
    RedisServers servers = settings.servers();
    return client(
        "hsc-" + name,
        servers.mode() == RedisMode.CLUSTER ? servers : servers.in(cache.database()),
        RedissonPools.ofCache(cache, servers),
        executor);
  }

  private Config client(
      String name, RedisServers servers, RedissonPools pools, ExecutorService executor) {
    Config config = new Config();
    config
        .setCodec(ByteArrayCodec.INSTANCE)
        .setProtocol(Protocol.RESP2)
        .setNettyThreads(NETTY_THREADS)
        .setExecutor(executor)
        .setUseScriptCache(false)
        .setTcpNoDelay(true)
        .setReferenceEnabled(false);
    enter(config, settings.access());
    BaseConfig<?> reached = servers(config, servers, pools);
    reached.setClientName(name);
    pace(reached);
    return config;
  }

  private static void enter(Config config, RedisAccess access) {
    if (!access.username().isEmpty()) {
      config.setUsername(access.username());
    }
    if (!access.password().isEmpty()) {
      config.setPassword(access.password());
    }
    if (access.tls() && access.tlsCa() != null) {
      config.setSslTrustManagerFactory(Authorities.of(access.tlsCa()));
    }
  }

  private BaseConfig<?> servers(Config config, RedisServers servers, RedissonPools pools) {
    return switch (servers.mode()) {
      case SINGLE ->
          config
              .useSingleServer()
              .setAddress(addresses()[0])
              .setDatabase(servers.database())
              .setConnectionPoolSize(pools.connections())
              .setConnectionMinimumIdleSize(pools.idle())
              .setSubscriptionConnectionPoolSize(pools.subscriptions())
              .setSubscriptionConnectionMinimumIdleSize(0);
      case SENTINEL ->
          onlyMasters(config.useSentinelServers(), pools)
              .addSentinelAddress(addresses())
              .setMasterName(servers.masterName())
              .setDatabase(servers.database())
              .setScanInterval(SCAN_MILLIS)
              // It demands two, which a sentinel that stands alone cannot offer.
              .setCheckSentinelsList(servers.nodes().size() > 1);
      case CLUSTER ->
          onlyMasters(config.useClusterServers(), pools)
              .addNodeAddress(addresses())
              .setScanInterval(SCAN_MILLIS);
    };
  }

  /** Replicas lag behind: what was just written must be read. So they get no connections. */
  private static <T extends BaseMasterSlaveServersConfig<T>> T onlyMasters(
      T servers, RedissonPools pools) {
    return servers
        .setReadMode(ReadMode.MASTER)
        .setSubscriptionMode(SubscriptionMode.MASTER)
        .setMasterConnectionPoolSize(pools.connections())
        .setMasterConnectionMinimumIdleSize(pools.idle())
        .setSlaveConnectionPoolSize(1)
        .setSlaveConnectionMinimumIdleSize(0)
        .setSubscriptionConnectionPoolSize(pools.subscriptions())
        .setSubscriptionConnectionMinimumIdleSize(0);
  }

  private void pace(BaseConfig<?> servers) {
    int timeout = Math.toIntExact(settings.timeout().toMillis());
    servers.setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
    servers.setRetryAttempts(0);
    servers.setTimeout(timeout);
    servers.setSubscriptionTimeout(timeout);
    servers.setPingConnectionInterval(PING_MILLIS);
    servers.setReconnectionDelay(new EqualJitterDelay(FIRST_RECONNECT, LAST_RECONNECT));
  }

  private String[] addresses() {
    String scheme = settings.access().tls() ? "rediss://" : "redis://";
    return settings.servers().nodes().stream().map(node -> scheme + node).toArray(String[]::new);
  }
}
