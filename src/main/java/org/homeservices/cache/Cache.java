package org.homeservices.cache;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Texts by key, each for a limited life. A cache is no store: it may forget anything at any time.
 *
 * <p>Nothing here blocks, and no stage fails but those of {@link #getOrCompute}. Stages complete on
 * the caller's thread, on one of the cache's, or on the one that completed a computation; what is
 * chained to them must not block either. Thread-safe.
 */
public interface Cache {

  /**
   * Finds a fresh value.
   *
   * @return a hit, nothing or a miss; where the servers are away a miss, within 50 ms
   */
  CompletionStage<Lookup> find(CacheKey key);

  /** Finds a value also after its life, as long as it may stand in for one that cannot be had. */
  CompletionStage<Lookup> findStale(CacheKey key);

  /**
   * Finds a fresh value, or has it computed. Of all callers in the cluster who ask for a key at the
   * same time one computes, and all get what it computed. One that dies is replaced within seconds;
   * where the servers are away each node computes for itself. A value that is much asked for is
   * computed anew, by one of its callers and in the background, before its life ends.
   *
   * @param computation is called at most once, on a thread of the cache's executor; its stage
   *     counts as failed when it takes longer than {@link CacheSettings#computeFor}
   * @return a hit or nothing; stale where the computation failed and an earlier value is left; else
   *     the stage fails with what the computation failed with
   */
  CompletionStage<Lookup> getOrCompute(
      CacheKey key, Supplier<? extends CompletionStage<Computed>> computation);

  /** Keeps a value in the place of what is there. */
  CompletionStage<Change> put(CacheKey key, Entry entry);

  /** Keeps for a short while that there is no value. */
  CompletionStage<Change> putNothing(CacheKey key);

  /**
   * Forgets what is kept under a key, on all nodes. What is being computed for it now is returned
   * but not kept.
   */
  CompletionStage<Change> evict(CacheKey key);

  /** Forgets all that is tagged so, on all nodes, as {@link #evict} does. */
  CompletionStage<Change> evictAll(Tag tag);

  /** What this node has counted since it began. */
  CacheStats stats();
}
