package org.homeservices.cache.redis;

import java.util.ArrayList;
import java.util.List;
import org.homeservices.cache.Cache;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.CacheStage;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.RedisLine;
import org.homeservices.wiring.TestCaches;

/** One cache as two nodes have it, in the same time. */
final class TwoCaches implements AutoCloseable {
  final CacheStage stage = new CacheStage();
  final Place place;
  final Cache here;
  final Cache there;

  private final RealRedis redis;
  private final List<RedissonCache> nodes = new ArrayList<>();

  TwoCaches(RealRedis redis) {
    this(redis, CacheStage.settings());
  }

  TwoCaches(RealRedis redis, CacheSettings settings) {
    this.redis = redis;
    this.place = TestCaches.place(redis.port());
    this.here = node(settings);
    this.there = node(settings);
  }

  /** Ends the first node as a crash does: it says nothing any more. */
  void crashHere() {
    nodes.get(0).close();
  }

  /** What Redis answers to a command about an entry, which must be the first argument. */
  Object say(String command, CacheKey key, String... more) {
    List<String> words = new ArrayList<>(List.of(command, place.entries(), key.value()));
    words.addAll(List.of(more));
    try (RedisLine line = RedisLine.to(redis.port())) {
      line.say("SELECT", "1");
      return String.valueOf(line.say(words.toArray(String[]::new)));
    }
  }

  private Cache node(CacheSettings settings) {
    RedissonCache node = TestCaches.joined(place, settings, Manners.PATIENT, stage.surroundings());
    nodes.add(node);
    return node.cache();
  }

  @Override
  public void close() {
    nodes.forEach(RedissonCache::close);
  }
}
