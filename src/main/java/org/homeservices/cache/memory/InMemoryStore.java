package org.homeservices.cache.memory;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.concurrent.CompletionStage;
import org.homeservices.cache.CacheEvent;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.CacheStats;
import org.homeservices.cache.Change;
import org.homeservices.cache.Tag;
import org.homeservices.cache.local.Claim;
import org.homeservices.cache.local.Found;
import org.homeservices.cache.local.Kept;
import org.homeservices.cache.local.Lease;
import org.homeservices.cache.local.Shelf;
import org.homeservices.cache.local.Store;

/** Entries in the memory of this node, which has no other to share them with. */
public final class InMemoryStore implements Store {
  private static final Change MADE = new Change.Made();

  private final CacheStats stats;
  private final Shelf<Kept> shelf;

  /**
   * @param most entries; the least recently used goes first
   */
  public InMemoryStore(int most, CacheStats stats) {
    this.stats = stats;
    this.shelf = new Shelf<>(most, () -> stats.count(CacheEvent.DISPLACED));
  }

  @Override
  public CompletionStage<Found> read(CacheKey key) {
    Kept kept = shelf.get(key);
    return completedStage(kept == null ? Found.NOTHING : new Found(kept, false));
  }

  @Override
  public CompletionStage<Change> write(CacheKey key, Kept kept) {
    shelf.put(key, kept);
    stats.count(CacheEvent.STORED);
    return completedStage(MADE);
  }

  @Override
  public CompletionStage<Change> remove(CacheKey key) {
    shelf.remove(key);
    return completedStage(MADE);
  }

  @Override
  public CompletionStage<Change> removeAll(Tag tag) {
    shelf.removeIf(kept -> kept.tags().contains(tag));
    return completedStage(MADE);
  }

  /** The flights of the one node see to it that nobody else computes. */
  @Override
  public CompletionStage<Claim> claim(CacheKey key) {
    return completedStage(new Claim.Granted(Lease.OF_NOBODY));
  }

  @Override
  public void tell(Evictions listener) {
    // There are no evictions but those that were asked for here.
  }
}
