package org.homeservices.cache;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A cache that is switched off: it keeps and shares nothing, but counts. */
public final class NoCache implements Cache {
  private final CacheStats stats = new CacheStats();

  @Override
  public CompletionStage<Lookup> find(CacheKey key) {
    stats.count(CacheEvent.MISS);
    return completedStage(new Lookup.Miss());
  }

  @Override
  public CompletionStage<Lookup> findStale(CacheKey key) {
    return find(key);
  }

  /** Each caller computes for itself, on its own thread. */
  @Override
  public CompletionStage<Lookup> getOrCompute(
      CacheKey key, Supplier<? extends CompletionStage<Computed>> computation) {
    stats.count(CacheEvent.MISS);
    stats.count(CacheEvent.COMPUTED);
    return completedStage(computation)
        .thenCompose(Supplier::get)
        .thenApply(
            computed ->
                computed.fold(
                    value -> new Lookup.Hit(value.entry().value()),
                    Lookup.Nothing::new,
                    unstorable -> new Lookup.Hit(unstorable.value())));
  }

  @Override
  public CompletionStage<Change> put(CacheKey key, Entry entry) {
    return refused();
  }

  @Override
  public CompletionStage<Change> putNothing(CacheKey key) {
    return refused();
  }

  /** There is nothing to forget, so it is done. */
  @Override
  public CompletionStage<Change> evict(CacheKey key) {
    return completedStage(new Change.Made());
  }

  @Override
  public CompletionStage<Change> evictAll(Tag tag) {
    return completedStage(new Change.Made());
  }

  @Override
  public CacheStats stats() {
    return stats;
  }

  private CompletionStage<Change> refused() {
    stats.refuse(Refusal.SWITCHED_OFF);
    return completedStage(new Change.Refused(Refusal.SWITCHED_OFF));
  }
}
