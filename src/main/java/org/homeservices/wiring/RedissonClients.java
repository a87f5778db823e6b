package org.homeservices.wiring;

import org.homeservices.config.RedisCache;
import org.homeservices.config.RedisSettings;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;

/** Makes clients of the Redis that the settings name. */
final class RedissonClients {
  private final RedissonConfigs configs;

  RedissonClients(RedisSettings settings) {
    this.configs = new RedissonConfigs(settings);
  }

  /** A client for commands; blocks, and throws where no server can be reached. */
  RedissonClient commands() {
    return Redisson.create(configs.commands(new InPlace()));
  }

  /** A client whose listeners run on its own threads, one inbox after the other. */
  RedissonClient subscriptions() {
    return Redisson.create(configs.subscriptions(new InPlace()));
  }

  /** A client for a cache; blocks, and throws where no server can be reached. */
  RedissonClient cache(String name, RedisCache cache) {
    return Redisson.create(configs.cache(name, cache, new InPlace()));
  }
}
