package org.homeservices.cache.local;

import static java.lang.System.Logger.Level.DEBUG;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.homeservices.cache.CacheEvent;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Change;
import org.homeservices.cache.Computed;
import org.homeservices.cache.Entry;
import org.homeservices.cache.Lookup;
import org.homeservices.cache.Refusal;
import org.homeservices.cache.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Has a value computed and keeps it, unless it must not be kept or was evicted meanwhile. Where it
 * fails an earlier value stands in. Thread-safe.
 */
final class Computation {
  private static final System.Logger LOGGER = System.getLogger(Computation.class.getName());

  private final CacheKey key;
  private final Supplier<? extends CompletionStage<Computed>> supplier;
  private final Means means;

  /** Since it was made; it ends before there can be many. */
  private final Set<Tag> evictedTags = ConcurrentHashMap.newKeySet();

  private volatile boolean evicted;

  Computation(CacheKey key, Supplier<? extends CompletionStage<Computed>> supplier, Means means) {
    this.key = key;
    this.supplier = supplier;
    this.means = means;
  }

  void evict() {
    evicted = true;
  }

  void evict(Tag tag) {
    evictedTags.add(tag);
  }

  /**
   * Computes and gives the lease back.
   *
   * @param latest the latest value that was seen, fresh or not
   */
  CompletionStage<Lookup> run(Lease lease, @Nullable Kept latest) {
    means.stats().count(CacheEvent.COMPUTED);
    return CompletableFuture.completedFuture(supplier)
        .thenCompose(this::called)
        .orTimeout(means.settings().computeFor().toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (computed, failure) ->
                failure == null ? end(computed, lease) : fail(failure, lease, latest))
        .thenCompose(Function.identity())
        // Given back already, unless something went wrong that nobody has thought of.
        .whenComplete((lookup, failure) -> lease.release(false));
  }

  private CompletionStage<Computed> called(Supplier<? extends CompletionStage<Computed>> asked) {
    return CompletableFuture.completedFuture(asked)
        .<Computed>thenComposeAsync(Supplier::get, means.work())
        .thenApply(Objects::requireNonNull);
  }

  private CompletionStage<Lookup> end(Computed computed, Lease lease) {
    return computed.fold(
        value -> keep(value.entry(), lease),
        () -> keep(means.ageing().nothing(), new Lookup.Nothing(), lease),
        unstorable -> passOn(unstorable.value(), unstorable.reason(), lease));
  }

  private CompletionStage<Lookup> keep(Entry entry, Lease lease) {
    return entry.isTooLarge()
        ? passOn(entry.value(), Refusal.TOO_LARGE, lease)
        : keep(means.ageing().kept(entry), new Lookup.Hit(entry.value()), lease);
  }

  private CompletionStage<Lookup> keep(Kept kept, Lookup lookup, Lease lease) {
    return (isVoid(kept) ? voided() : written(kept))
        .thenApply(
            change -> {
              lease.release(change.fold(() -> true, refused -> false));
              return lookup;
            });
  }

  private CompletionStage<Lookup> passOn(String value, Enum<?> reason, Lease lease) {
    means.stats().refuse(reason);
    lease.release(false);
    return completedStage(new Lookup.Hit(value));
  }

  /** Looks once more afterwards: an eviction may have come before what it was to take away. */
  private CompletionStage<Change> written(Kept kept) {
    return means
        .store()
        .write(key, kept)
        .thenCompose(
            change ->
                isVoid(kept)
                    ? means.store().remove(key).thenCompose(gone -> voided())
                    : completedStage(change));
  }

  private CompletionStage<Change> voided() {
    means.stats().refuse(Refusal.EVICTED_MEANWHILE);
    return completedStage(new Change.Refused(Refusal.EVICTED_MEANWHILE));
  }

  private boolean isVoid(Kept kept) {
    return evicted || !Collections.disjoint(evictedTags, kept.tags());
  }

  private CompletionStage<Lookup> fail(Throwable failure, Lease lease, @Nullable Kept latest) {
    LOGGER.log(DEBUG, "computation failed", failure);
    means.stats().count(CacheEvent.FAILED);
    lease.release(false);
    Lookup left =
        latest == null || isVoid(latest) ? new Lookup.Miss() : means.ageing().freshOrStale(latest);
    return left.fold(
        hit -> completedStage(left),
        stale -> {
          means.stats().count(CacheEvent.STALE);
          return completedStage(left);
        },
        () -> completedStage(left),
        () -> failedStage(failure));
  }
}
