package org.homeservices.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeservices.cache.Cache;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.NoCache;
import org.homeservices.cache.local.Surroundings;
import org.homeservices.cache.redis.LinkSettings;
import org.homeservices.cache.redis.Place;
import org.homeservices.cache.redis.RedissonCache;
import org.homeservices.config.CachesSettings;
import org.homeservices.config.RedisCache;
import org.homeservices.config.RedisSettings;
import org.homeservices.config.Settings;
import org.homeservices.crypto.Protection;
import org.homeservices.crypto.Sealer;
import org.redisson.api.RedissonClient;

/** The caches of a cluster, each with a client and, but for a cluster of Redis, a database. */
final class RedisGroundCaches {
  private static final String PURPOSE = "cache";
  private static final int APPLICATION_DATA = 1;
  private static final int CHAT_ANSWERS = 2;

  private final RedissonClients clients;
  private final Protection protection;
  private final Surroundings surroundings;
  private final List<RedissonCache> all = new ArrayList<>();
  private final RedissonCache answers;
  private final Cache applicationData;
  private final Cache chatAnswers;

  RedisGroundCaches(Settings settings, RedisSettings redis, Surroundings surroundings) {
    this.clients = new RedissonClients(redis);
    this.protection =
        redis.encrypt()
            ? Protection.with(new Sealer(settings.secrets(), PURPOSE))
            : Protection.NONE;
    this.surroundings = surroundings;
    CachesSettings caches = settings.caches();
    this.applicationData =
        redissonCache(APPLICATION_DATA, redis.caches().applicationData(), caches.applicationData())
            .cache();
    this.answers = redissonCache(CHAT_ANSWERS, redis.caches().chatAnswers(), caches.chatAnswers());
    this.chatAnswers = caches.chatAnswersEnabled() ? answers.cache() : new NoCache();
  }

  Cache applicationData() {
    return applicationData;
  }

  Cache chatAnswers() {
    return chatAnswers;
  }

  /** The client of the database of answers, once it has reached Redis; for their logs. */
  Optional<RedissonClient> answersClient() {
    return answers.client();
  }

  boolean areUp() {
    return all.stream().allMatch(RedissonCache::isUp);
  }

  Protection protection() {
    return protection;
  }

  void start() {
    all.forEach(RedissonCache::start);
  }

  void stop() {
    all.forEach(RedissonCache::close);
  }

  private RedissonCache redissonCache(int number, RedisCache where, CacheSettings settings) {
    Place place = new Place(() -> clients.cache("cache-" + number, where), number, protection);
    RedissonCache cache = new RedissonCache(place, settings, LinkSettings.usual(), surroundings);
    all.add(cache);
    return cache;
  }
}
