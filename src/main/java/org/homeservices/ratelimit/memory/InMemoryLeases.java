package org.homeservices.ratelimit.memory;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.homeservices.ratelimit.Leases;

/**
 * Places counted in the memory of one node, which frees them when it ends. Stages are complete when
 * they are returned.
 */
public final class InMemoryLeases implements Leases {
  // Guarded by this. Bounded by what is taken.
  private final Map<String, Integer> taken = new HashMap<>();

  @Override
  public synchronized CompletionStage<Optional<Lease>> take(String holder, int most) {
    if (most == 0) {
      return completedStage(Optional.of(Lease.FREE));
    }
    int count = taken.getOrDefault(holder, 0);
    if (count >= most) {
      return completedStage(Optional.empty());
    }
    taken.put(holder, count + 1);
    AtomicBoolean released = new AtomicBoolean();
    return completedStage(Optional.of(() -> release(holder, released)));
  }

  /** How many holders have a place. */
  synchronized int size() {
    return taken.size();
  }

  private synchronized void release(String holder, AtomicBoolean released) {
    if (released.compareAndSet(false, true)) {
      taken.computeIfPresent(holder, (same, count) -> count == 1 ? null : count - 1);
    }
  }
}
