package org.homeservices.cache.local;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.homeservices.cache.Cache;
import org.homeservices.cache.CacheEvent;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.CacheStats;
import org.homeservices.cache.Change;
import org.homeservices.cache.Computed;
import org.homeservices.cache.Entry;
import org.homeservices.cache.Lookup;
import org.homeservices.cache.Refusal;
import org.homeservices.cache.Tag;

/** A cache over any store. */
public final class ComputingCache implements Cache {
  private final Store store;
  private final Ageing ageing;
  private final CacheStats stats;
  private final Flights flights;

  /**
   * @param stats counts what this cache does; the store counts what it alone knows
   */
  public ComputingCache(
      Store store, CacheSettings settings, CacheStats stats, Surroundings surroundings) {
    this.store = store;
    this.stats = stats;
    this.ageing = new Ageing(settings, surroundings);
    this.flights = new Flights(new Means(store, ageing, stats, surroundings.work(), settings));
    store.tell(flights);
  }

  @Override
  public CompletionStage<Lookup> find(CacheKey key) {
    return store.read(key).thenApply(found -> counted(found, ageing.fresh(found.kept())));
  }

  @Override
  public CompletionStage<Lookup> findStale(CacheKey key) {
    return store.read(key).thenApply(found -> counted(found, ageing.freshOrStale(found.kept())));
  }

  @Override
  public CompletionStage<Lookup> getOrCompute(
      CacheKey key, Supplier<? extends CompletionStage<Computed>> computation) {
    return store
        .read(key)
        .thenCompose(
            found -> {
              Lookup lookup = counted(found, ageing.fresh(found.kept()));
              if (lookup instanceof Lookup.Miss) {
                return flights.join(key, computation, found.kept());
              }
              if (ageing.isDue(found.kept())) {
                flights.refresh(key, computation, found.kept());
              }
              return completedStage(lookup);
            });
  }

  @Override
  public CompletionStage<Change> put(CacheKey key, Entry entry) {
    if (entry.isTooLarge()) {
      stats.refuse(Refusal.TOO_LARGE);
      return completedStage(new Change.Refused(Refusal.TOO_LARGE));
    }
    return store.write(key, ageing.kept(entry));
  }

  @Override
  public CompletionStage<Change> putNothing(CacheKey key) {
    return store.write(key, ageing.nothing());
  }

  @Override
  public CompletionStage<Change> evict(CacheKey key) {
    flights.evicted(key);
    return store.remove(key).thenApply(this::counted);
  }

  @Override
  public CompletionStage<Change> evictAll(Tag tag) {
    flights.evicted(tag);
    return store.removeAll(tag).thenApply(this::counted);
  }

  @Override
  public CacheStats stats() {
    return stats;
  }

  private Lookup counted(Found found, Lookup lookup) {
    CacheEvent hit = found.nearby() ? CacheEvent.NEARBY_HIT : CacheEvent.HIT;
    stats.count(
        lookup.fold(
            any -> hit,
            stale -> CacheEvent.STALE,
            () -> CacheEvent.NOTHING,
            () -> CacheEvent.MISS));
    return lookup;
  }

  private Change counted(Change change) {
    if (change instanceof Change.Made) {
      stats.count(CacheEvent.EVICTED);
    }
    return change;
  }
}
