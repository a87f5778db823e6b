package org.homeservices.config;

import java.time.Duration;

/**
 * How to reach the Redis that carries the channels between nodes, and keeps the caches.
 *
 * @param connectTimeout until a connection stands
 * @param timeout until a command is answered
 * @param required whether a node without Redis refuses to start
 * @param poolSize all connections of a node together, at least {@value #LEAST_POOL_SIZE} to each
 *     master
 * @param caches where the caches are kept, with connections of their own
 * @param encrypt whether payloads are sealed before they leave the node
 */
public record RedisSettings(
    RedisServers servers,
    RedisAccess access,
    Duration connectTimeout,
    Duration timeout,
    boolean required,
    int poolSize,
    RedisCaches caches,
    boolean encrypt) {
  /** A few for commands and a few for subscriptions. */
  public static final int LEAST_POOL_SIZE = 8;

  /**
   * @throws IllegalArgumentException where a value is below its least
   */
  public RedisSettings {
    int least = LEAST_POOL_SIZE * servers.masters();
    if (connectTimeout.toSeconds() < 1 || timeout.toSeconds() < 1 || poolSize < least) {
      throw new IllegalArgumentException(
          "timeouts are at least 1 s and a pool has at least %d connections, not %s, %s, %d"
              .formatted(least, connectTimeout, timeout, poolSize));
    }
  }
}
