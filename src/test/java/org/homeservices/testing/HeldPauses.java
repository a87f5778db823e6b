package org.homeservices.testing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** An executor in which no pause before a Runnable is over until the test ends it. Thread-safe. */
public final class HeldPauses extends ScheduledThreadPoolExecutor {
  private final List<Duration> seen = new ArrayList<>();
  private final Deque<Runnable> held = new ArrayDeque<>();

  public HeldPauses(int threads) {
    super(threads);
  }

  /** Everything that is executed at once comes by here too, with a delay of zero. */
  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    if (delay == 0) {
      return super.schedule(task, delay, unit);
    }
    synchronized (this) {
      seen.add(Duration.of(delay, unit.toChronoUnit()));
      held.add(task);
    }
    return super.schedule(() -> {}, 0, unit);
  }

  /** How long the pauses were to be, the earliest first. */
  public synchronized List<Duration> seen() {
    return List.copyOf(seen);
  }

  /** Waits for the earliest pause that is not over yet, and goes on after it in this thread. */
  public void endNext() {
    Await.until(this::isHolding);
    next().run();
  }

  private synchronized boolean isHolding() {
    return !held.isEmpty();
  }

  private synchronized Runnable next() {
    return held.remove();
  }
}
