package org.homeservices.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One reply while it is written. No thread waits for the end of a pause, so that hundreds can be
 * written at once; a pause counts from when the one before should have ended, so that a pace is
 * kept.
 */
final class FakeWriting {
  private final HttpExchange exchange;
  private final List<Step> steps;
  private final ScheduledExecutorService timers;
  private final Runnable hungUp;
  private long due = System.nanoTime();
  private int next;

  FakeWriting(
      HttpExchange exchange, List<Step> steps, ScheduledExecutorService timers, Runnable hungUp) {
    this.exchange = exchange;
    this.steps = steps;
    this.timers = timers;
    this.hungUp = hungUp;
  }

  /** Something to do while a reply is written. */
  interface Step {
    Then run(HttpExchange exchange) throws IOException;
  }

  /**
   * What follows a step.
   *
   * @param pause before it
   * @param again whether it is the same step
   */
  record Then(Duration pause, boolean again) {
    static final Then GO_ON = new Then(Duration.ZERO, false);
    static final Then NOTHING = new Then(Duration.ofDays(1), false);
  }

  /** Writes on the calling thread up to the first pause, the rest on the timers' threads. */
  void go() throws IOException {
    while (next < steps.size()) {
      Then then = steps.get(next).run(exchange);
      next += then.again() ? 0 : 1;
      if (!then.pause().isZero()) {
        goOnAfter(then.pause());
        return;
      }
    }
    exchange.close();
  }

  private void goOnAfter(Duration pause) {
    due += pause.toNanos();
    try {
      ScheduledFuture<?> unused =
          timers.schedule(this::goOn, due - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closing) {
      exchange.close();
    }
  }

  private void goOn() {
    try {
      go();
    } catch (IOException e) {
      hungUp.run();
      exchange.close();
    }
  }
}
