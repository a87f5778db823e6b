package org.homeservices.cache.redis;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.Tag;
import org.homeservices.cache.local.Found;
import org.homeservices.cache.local.Kept;
import org.homeservices.cache.local.Shelf;
import org.homeservices.cache.local.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * A few entries nearby, as they were on the server a moment ago: fresh ones only, for their lives
 * and a minute at most. Thread-safe.
 */
final class LocalTier {
  private final Shelf<Copy> copies;
  private final long lifeMillis;
  private final Clock clock;
  private final LongSupplier nanoTime;

  /** How often something was taken away. */
  private final AtomicLong losses = new AtomicLong();

  private record Copy(Found found, Kept kept, long end) {}

  /**
   * @param displaced is told when an entry had to go for another
   */
  LocalTier(CacheSettings settings, Surroundings surroundings, Runnable displaced) {
    this.copies = new Shelf<>(settings.localEntries(), displaced);
    this.lifeMillis = settings.localTtl().toMillis();
    this.clock = surroundings.clock();
    this.nanoTime = surroundings.nanoTime();
  }

  @Nullable Found get(CacheKey key) {
    Copy copy = copies.get(key);
    return copy == null || copy.end() - nanoTime.getAsLong() <= 0 ? null : copy.found();
  }

  /** Now, for {@link #put}. */
  long mark() {
    return losses.get();
  }

  /**
   * Keeps a copy, unless something was evicted meanwhile: it may have been this.
   *
   * @param mark when the server was asked
   */
  void put(CacheKey key, Kept kept, long mark) {
    long left = Math.min(lifeMillis, kept.freshUntil() - clock.millis());
    if (left <= 0 || mark != losses.get()) {
      return;
    }
    long end = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(left);
    copies.put(key, new Copy(new Found(kept, true), kept, end));
    if (mark != losses.get()) {
      copies.remove(key);
    }
  }

  void remove(CacheKey key) {
    losses.incrementAndGet();
    copies.remove(key);
  }

  void removeAll(Tag tag) {
    losses.incrementAndGet();
    copies.removeIf(copy -> copy.kept().tags().contains(tag));
  }

  void clear() {
    losses.incrementAndGet();
    copies.removeIf(copy -> true);
  }
}
