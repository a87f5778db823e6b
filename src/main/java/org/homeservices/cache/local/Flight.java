package org.homeservices.cache.local;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.homeservices.cache.CacheEvent;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Lookup;
import org.homeservices.cache.Tag;
import org.homeservices.cache.local.Claim.End;
import org.jspecify.annotations.Nullable;

/**
 * One value on its way, for all callers of this node: claims the right to compute, computes or
 * waits for whoever does, and lands. Thread-safe.
 */
final class Flight {
  private final CacheKey key;
  private final Computation computation;
  private final Means means;

  /** What was there when it began, and is not good enough. */
  private final @Nullable Kept before;

  private final CompletableFuture<Lookup> landing = new CompletableFuture<>();
  private volatile @Nullable Kept latest;

  Flight(CacheKey key, Computation computation, @Nullable Kept before, Means means) {
    this.key = key;
    this.computation = computation;
    this.before = before;
    this.latest = before;
    this.means = means;
  }

  /**
   * Begins.
   *
   * @param ended is called before anybody hears what came of it
   */
  void start(Runnable ended) {
    attempt(false)
        .whenComplete(
            (lookup, failure) -> {
              ended.run();
              land(lookup, failure);
            });
  }

  /** What came of it. */
  CompletionStage<Lookup> landing() {
    return landing.minimalCompletionStage();
  }

  /** What is computed under the key now is void. */
  void evict() {
    computation.evict();
  }

  /** What is computed and tagged so is void. */
  void evict(Tag tag) {
    computation.evict(tag);
  }

  private void land(@Nullable Lookup lookup, @Nullable Throwable failure) {
    if (lookup != null) {
      landing.complete(lookup);
    } else {
      landing.completeExceptionally(cause(Objects.requireNonNull(failure)));
    }
  }

  /**
   * @param alone whether to compute also where somebody else does
   */
  private CompletionStage<Lookup> attempt(boolean alone) {
    return means
        .store()
        .claim(key)
        .thenCompose(
            claim ->
                claim.fold(
                    granted -> lookAgain(granted.lease()),
                    taken -> alone ? compute(Lease.OF_NOBODY) : follow(taken.end())));
  }

  /** Whoever had the lease until now may have stored what is wanted. */
  private CompletionStage<Lookup> lookAgain(Lease lease) {
    return means
        .store()
        .read(key)
        .thenCompose(
            found -> {
              if (!isWanted(found.kept())) {
                return compute(lease);
              }
              lease.release(true);
              return followed(found);
            });
  }

  private CompletionStage<Lookup> follow(CompletionStage<End> end) {
    return end.thenCompose(
        how -> means.store().read(key).thenCompose(found -> followed(found, how)));
  }

  /** Where nothing came of the other's, all who waited for it compute now, at most one per node. */
  private CompletionStage<Lookup> followed(Found found, End how) {
    return isWanted(found.kept()) ? followed(found) : attempt(how == End.FRUITLESS);
  }

  private CompletionStage<Lookup> followed(Found found) {
    means.stats().count(CacheEvent.FOLLOWED);
    return completedStage(means.ageing().fresh(found.kept()));
  }

  private boolean isWanted(@Nullable Kept kept) {
    latest = kept == null ? latest : kept;
    return means.ageing().isFresh(kept) && !Objects.equals(kept, before);
  }

  private CompletionStage<Lookup> compute(Lease lease) {
    return computation.run(lease, latest);
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
