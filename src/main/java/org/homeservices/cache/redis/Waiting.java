package org.homeservices.cache.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.local.Claim.End;

/**
 * Who on this node waits for computations of others, at most one for each key. Whoever hears
 * nothing looks by itself after a while. Thread-safe.
 */
final class Waiting {
  private final long pollMillis;
  private final ConcurrentMap<CacheKey, CompletableFuture<End>> ends = new ConcurrentHashMap<>();

  Waiting(Duration poll) {
    this.pollMillis = poll.toMillis();
  }

  /** From now on until the next news of the key. */
  CompletableFuture<End> begin(CacheKey key) {
    CompletableFuture<End> end = new CompletableFuture<>();
    ends.put(key, end);
    CompletableFuture<End> unused =
        end.completeOnTimeout(End.UNKNOWN, pollMillis, TimeUnit.MILLISECONDS)
            .whenComplete((how, never) -> ends.remove(key, end));
    return end;
  }

  void tell(CacheKey key, End how) {
    CompletableFuture<End> end = ends.get(key);
    if (end != null) {
      end.complete(how);
    }
  }
}
