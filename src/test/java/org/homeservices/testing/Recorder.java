package org.homeservices.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Remembers in order what it was given, and lets a test wait for more. Thread-safe. */
public final class Recorder<T> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LONGEST_WAIT_MILLIS = 200;

  private final List<T> seen = new ArrayList<>();

  /** Takes one more. */
  public synchronized void add(T item) {
    seen.add(item);
    notifyAll();
  }

  /** Everything so far. */
  public synchronized List<T> all() {
    return List.copyOf(seen);
  }

  /** Everything, as soon as there are at least {@code count}. */
  public List<T> await(int count) {
    return await(items -> items.size() >= count);
  }

  /** Everything, as soon as it satisfies {@code enough}; fails the test when that takes long. */
  public synchronized List<T> await(Predicate<List<T>> enough) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!enough.test(seen)) {
        assertThat(System.nanoTime()).as("end of patience, seen: %s", seen).isLessThan(deadline);
        wait(LONGEST_WAIT_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    }
    return List.copyOf(seen);
  }
}
