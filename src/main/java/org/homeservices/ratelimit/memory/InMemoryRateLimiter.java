package org.homeservices.ratelimit.memory;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.homeservices.ratelimit.Bucket;
import org.homeservices.ratelimit.Charge;
import org.homeservices.ratelimit.Decision;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.ratelimit.TokenBucket;

/** Buckets in the memory of one node. Stages are complete when they are returned. */
public final class InMemoryRateLimiter implements RateLimiter {
  /** At one more the bucket goes that was not charged for longest, full or not. */
  static final int MOST_BUCKETS = 100_000;

  private static final int FORGOTTEN_WITH_EACH = 2;
  private static final int NANOS = 1000;

  private final LongSupplier nanoTime;
  private final long beginning;

  // Guarded by this. In the order of their last charge; those that are full are forgotten.
  private final Map<Key, TokenBucket> buckets = new LinkedHashMap<>(16, 0.75f, true);
  private long latest;

  private record Key(String kind, String holder) {}

  /**
   * @param nanoTime the monotonic time, {@link System#nanoTime()} outside tests
   */
  public InMemoryRateLimiter(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.beginning = nanoTime.getAsLong();
  }

  @Override
  public synchronized CompletionStage<Decision> take(List<Charge> charges) {
    long now = now();
    List<Long> rooms =
        charges.stream().map(charge -> of(charge, now).roomAfter(charge.cost(), now)).toList();
    if (rooms.stream().allMatch(room -> room >= 0)) {
      charges.forEach(charge -> of(charge, now).take(charge.cost(), now));
    }
    forget(now);
    return completedStage(Decision.of(charges, rooms));
  }

  @Override
  public synchronized CompletionStage<Void> giveBack(List<Charge> charges) {
    long now = now();
    charges.forEach(charge -> of(charge, now).giveBack(charge.cost(), now));
    forget(now);
    return completedStage(null);
  }

  @Override
  public synchronized CompletionStage<Void> forget(List<Bucket> kinds, String key) {
    kinds.forEach(kind -> buckets.remove(new Key(kind.name(), key)));
    return completedStage(null);
  }

  /** How many are remembered. */
  synchronized int size() {
    return buckets.size();
  }

  private TokenBucket of(Charge charge, long now) {
    Key key = new Key(charge.bucket().name(), charge.key());
    return buckets.computeIfAbsent(key, first -> new TokenBucket(charge.bucket(), now));
  }

  /** The eldest are looked at with every call, so that none is kept long after it is full. */
  private void forget(long now) {
    Iterator<TokenBucket> eldest = buckets.values().iterator();
    for (int looked = 0; looked < FORGOTTEN_WITH_EACH && eldest.hasNext(); looked++) {
      boolean isFull = eldest.next().isFull(now);
      if (isFull || buckets.size() > MOST_BUCKETS) {
        eldest.remove();
      }
    }
  }

  /** Microseconds since the beginning, which never go back whatever the source says. */
  private long now() {
    latest = Math.max(latest, (nanoTime.getAsLong() - beginning) / NANOS);
    return latest;
  }
}
