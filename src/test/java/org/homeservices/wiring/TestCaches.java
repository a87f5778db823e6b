package org.homeservices.wiring;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.local.Surroundings;
import org.homeservices.cache.redis.LinkSettings;
import org.homeservices.cache.redis.Place;
import org.homeservices.cache.redis.RedissonCache;
import org.homeservices.config.RedisCache;
import org.homeservices.config.RedisSettings;
import org.homeservices.crypto.KeyRing;
import org.homeservices.crypto.Protection;
import org.homeservices.crypto.Sealer;
import org.homeservices.testing.Await;

/** Caches of a cluster in this process, wired as the application wires its two. */
public final class TestCaches {
  private static final String SECRET = "a secret of thirty-two or more characters, for tests";
  private static final int DATABASE = 1;
  private static final int POOL = 10;

  private TestCaches() {}

  /** The place of a cache that no other test knows. */
  public static Place place(int port) {
    return place(port, ThreadLocalRandom.current().nextInt(10, Integer.MAX_VALUE), protection());
  }

  /** The place of a certain cache. */
  public static Place place(int port, int number, Protection protection) {
    return place(TestNodes.single(port), number, protection);
  }

  /** The place of a certain cache on any servers. */
  public static Place place(RedisSettings redis, int number, Protection protection) {
    RedissonClients clients = new RedissonClients(redis);
    RedisCache cache = new RedisCache(DATABASE, POOL);
    return new Place(() -> clients.cache("cache-" + number, cache), number, protection);
  }

  /** That of the cluster's secret. */
  public static Protection protection() {
    return protection(SECRET);
  }

  /** That of another secret. */
  public static Protection protection(String secret) {
    return Protection.with(new Sealer(KeyRing.of(secret, List.of()), "cache"));
  }

  /** One that is started, whether there is a Redis or not. */
  public static RedissonCache started(
      Place place, CacheSettings settings, LinkSettings manner, Surroundings surroundings) {
    RedissonCache cache = new RedissonCache(place, settings, manner, surroundings);
    cache.start();
    return cache;
  }

  /** One that has reached Redis. */
  public static RedissonCache joined(
      Place place, CacheSettings settings, LinkSettings manner, Surroundings surroundings) {
    RedissonCache cache = started(place, settings, manner, surroundings);
    Await.until(cache::isUp);
    return cache;
  }
}
