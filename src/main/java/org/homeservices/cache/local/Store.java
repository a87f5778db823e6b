package org.homeservices.cache.local;

import java.util.concurrent.CompletionStage;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Change;
import org.homeservices.cache.Tag;

/** Where a cache keeps its entries. No stage fails, and nothing blocks. Thread-safe. */
public interface Store {

  /** What is there, fresh or not. */
  CompletionStage<Found> read(CacheKey key);

  CompletionStage<Change> write(CacheKey key, Kept kept);

  CompletionStage<Change> remove(CacheKey key);

  CompletionStage<Change> removeAll(Tag tag);

  /** Asks to compute what belongs under a key, alone in the cluster. */
  CompletionStage<Claim> claim(CacheKey key);

  /** Names who is to be told of evictions on other nodes. Once, before anything else. */
  void tell(Evictions listener);

  /** Hears of evictions; must return at once. */
  interface Evictions {
    void evicted(CacheKey key);

    void evicted(Tag tag);
  }
}
