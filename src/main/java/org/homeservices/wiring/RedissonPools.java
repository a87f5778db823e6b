package org.homeservices.wiring;

import org.homeservices.config.RedisCache;
import org.homeservices.config.RedisServers;
import org.homeservices.config.RedisSettings;

/**
 * How many connections a client may have to one server.
 *
 * @param connections for commands, at most
 * @param idle of these, kept where there is nothing to do
 * @param subscriptions for subscriptions, at most
 */
record RedissonPools(int connections, int idle, int subscriptions) {
  private static final int MOST_IDLE = 4;

  /** A client has one for commands even where it says none. */
  private static final RedissonPools OF_SUBSCRIPTIONS = new RedissonPools(1, 1, 4);

  /** All that the settings grant and the other client does not take. */
  static RedissonPools ofCommands(RedisSettings settings) {
    RedissonPools other = OF_SUBSCRIPTIONS;
    int granted = settings.poolSize() / settings.servers().masters();
    int connections = granted - other.connections() - other.subscriptions() - 1;
    return new RedissonPools(connections, Math.min(MOST_IDLE, connections), 1);
  }

  static RedissonPools ofSubscriptions() {
    return OF_SUBSCRIPTIONS;
  }

  /** One for the only topic, one to spare for a new one beside an old one, and the rest. */
  static RedissonPools ofCache(RedisCache cache, RedisServers servers) {
    int connections = cache.poolSize() / servers.masters() - 2;
    return new RedissonPools(connections, Math.min(MOST_IDLE, connections), 1);
  }
}
