package org.homeservices.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.homeservices.cache.CacheSettings;

/** Reads how much the caches keep, and where Redis keeps it. */
final class CacheSection {
  private static final int MOST_ENTRIES = 1_000_000;
  private static final int ENTRIES_OF_THE_APPLICATION = 10_000;
  private static final String DATA_DB = "REDIS_CACHE_DB";
  private static final String DATA_POOL = "CACHE_POOL_SIZE";
  private static final String ANSWERS_DB = "REDIS_CHAT_CACHE_DB";
  private static final String ANSWERS_POOL = "CHAT_CACHE_POOL_SIZE";

  private final Values values;

  CacheSection(Values values) {
    this.values = values;
  }

  CachesSettings read() {
    CacheSettings data =
        CacheSettings.of(
            values.seconds("CACHE_TIMEOUT", 900, Values.YEAR), ENTRIES_OF_THE_APPLICATION);
    CacheSettings answers =
        CacheSettings.of(
            values.seconds("CHAT_CACHE_TTL", 3600, Values.YEAR),
            values.number("CHAT_CACHE_MAX_ENTRIES", 50_000, 1, MOST_ENTRIES));
    return new CachesSettings(data, answers, values.flag("CHAT_CACHE_ENABLED", true));
  }

  RedisCaches readPlaces() {
    return new RedisCaches(
        place(DATA_DB, 1, DATA_POOL, 50), place(ANSWERS_DB, 2, ANSWERS_POOL, 30));
  }

  private RedisCache place(String database, int fallback, String pool, int connections) {
    return new RedisCache(
        values.number(database, fallback, 0, 9999),
        values.number(pool, connections, RedisCache.LEAST_POOL_SIZE, 10_000));
  }

  /**
   * Lists what does not fit together.
   *
   * @param database the one of the channels
   */
  void judge(RedisMode mode, int nodes, int database, RedisCaches caches) {
    if (mode == RedisMode.CLUSTER) {
      judgePool(DATA_POOL, nodes, caches.applicationData());
      judgePool(ANSWERS_POOL, nodes, caches.chatAnswers());
    } else {
      judgeDatabases(database, caches);
    }
  }

  /** What is flushed in one must not be gone from another. */
  private void judgeDatabases(int database, RedisCaches caches) {
    Map<Integer, String> taken = new LinkedHashMap<>();
    taken.put(database, "REDIS_DB");
    judgeDatabase(DATA_DB, caches.applicationData(), taken);
    judgeDatabase(ANSWERS_DB, caches.chatAnswers(), taken);
  }

  private void judgeDatabase(String key, RedisCache cache, Map<Integer, String> taken) {
    String other = taken.putIfAbsent(cache.database(), key);
    if (other != null) {
      String rule = "must be another database than that of " + other;
      values.problem(key, values.shown(key), rule, key + "=" + free(taken));
    }
  }

  private static int free(Map<Integer, String> taken) {
    int free = 0;
    while (taken.containsKey(free)) {
      free++;
    }
    return free;
  }

  private void judgePool(String key, int nodes, RedisCache cache) {
    int least = RedisCache.LEAST_POOL_SIZE * nodes;
    if (cache.poolSize() < least) {
      String rule =
          "must be at least %d for each of REDIS_NODES".formatted(RedisCache.LEAST_POOL_SIZE);
      values.problem(key, values.shown(key), rule, key + "=" + least);
    }
  }
}
