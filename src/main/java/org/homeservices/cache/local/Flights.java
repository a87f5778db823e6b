package org.homeservices.cache.local;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.homeservices.cache.CacheEvent;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Computed;
import org.homeservices.cache.Lookup;
import org.homeservices.cache.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The values that are on their way on this node, at most one for each key. There are never more
 * than callers who wait and values that are refreshed. Thread-safe.
 */
final class Flights implements Store.Evictions {
  private final Means means;
  private final ConcurrentMap<CacheKey, Flight> running = new ConcurrentHashMap<>();

  Flights(Means means) {
    this.means = means;
  }

  /** Waits for the value that is on its way, or sends for it. */
  CompletionStage<Lookup> join(
      CacheKey key,
      Supplier<? extends CompletionStage<Computed>> computation,
      @Nullable Kept before) {
    Flight mine = new Flight(key, new Computation(key, computation, means), before, means);
    Flight earlier = running.putIfAbsent(key, mine);
    if (earlier != null) {
      means.stats().count(CacheEvent.JOINED);
      return earlier.landing();
    }
    mine.start(() -> running.remove(key, mine));
    return mine.landing();
  }

  /** Sends for another value in the background, where none is on its way. */
  void refresh(
      CacheKey key,
      Supplier<? extends CompletionStage<Computed>> computation,
      @Nullable Kept before) {
    if (!running.containsKey(key)) {
      means.stats().count(CacheEvent.REFRESHED);
      CompletionStage<Lookup> unused = join(key, computation, before);
    }
  }

  @Override
  public void evicted(CacheKey key) {
    Flight flight = running.get(key);
    if (flight != null) {
      flight.evict();
    }
  }

  @Override
  public void evicted(Tag tag) {
    running.values().forEach(flight -> flight.evict(tag));
  }
}
