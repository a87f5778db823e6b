package org.homeservices.config;

/**
 * Where Redis keeps a cache.
 *
 * @param database its number; of no use in a cluster, which has one alone
 * @param poolSize all connections of a node for it together, at least {@value #LEAST_POOL_SIZE} to
 *     each master
 */
public record RedisCache(int database, int poolSize) {
  /** Some for commands, and one for the subscription. */
  public static final int LEAST_POOL_SIZE = 4;

  /**
   * @throws IllegalArgumentException where a value is below its least
   */
  public RedisCache {
    if (database < 0 || poolSize < LEAST_POOL_SIZE) {
      throw new IllegalArgumentException(
          "a database is at least 0 and a pool has at least %d connections, not %d, %d"
              .formatted(LEAST_POOL_SIZE, database, poolSize));
    }
  }
}
