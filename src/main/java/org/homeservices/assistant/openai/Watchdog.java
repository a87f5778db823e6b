package org.homeservices.assistant.openai;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.homeservices.assistant.ModelSettings;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a stream's first text, its next event or its end is overdue: {@code
 * HttpRequest.timeout} is silent once the first line of the reply is there. One timer at a time,
 * which looks anew when it runs out; an event moves no timer, because that may be dear on an
 * application server's executor.
 */
final class Watchdog {
  /** For what may follow a finished text: who waits for the answer's end should not notice. */
  private static final Duration TAIL = Duration.ofSeconds(1);

  private final ModelSettings settings;
  private final ScheduledExecutorService executor;
  private final Consumer<String> bark;
  private final long begin = System.nanoTime();

  // guarded by this
  private long heard = begin;
  private boolean written;
  private boolean finished;
  private boolean stopped;
  private @Nullable Future<?> timer;

  /**
   * Time runs from here on.
   *
   * @param bark told what is overdue, on a thread of the executor
   */
  Watchdog(ModelSettings settings, ScheduledExecutorService executor, Consumer<String> bark) {
    this.settings = settings;
    this.executor = executor;
    this.bark = bark;
  }

  /** Sets the timer, in place of an earlier one. */
  synchronized void start() {
    cancel();
    if (!stopped) {
      timer = executor.schedule(this::look, Math.max(0, left()), NANOSECONDS);
    }
  }

  /** An event came. Until the first text, only text counts. */
  synchronized void heard(boolean text) {
    if (finished || (!text && !written)) {
      return;
    }
    heard = System.nanoTime();
    if (!written) {
      written = true;
      start();
    }
  }

  /** The text is whole; little is worth waiting for. */
  synchronized void finished() {
    if (!finished) {
      finished = true;
      start();
    }
  }

  synchronized void stop() {
    stopped = true;
    cancel();
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  private void look() {
    String overdue = overdue();
    if (overdue.isEmpty()) {
      start();
    } else {
      bark.accept(overdue);
    }
  }

  private synchronized String overdue() {
    if (stopped) {
      return "";
    }
    if (leftOf(settings.totalTimeout(), begin) <= 0) {
      return "not whole within " + settings.totalTimeout();
    }
    if (leftOf(patience(), heard) <= 0) {
      return (written ? "silent for " : "no text within ") + patience();
    }
    return "";
  }

  private long left() {
    return Math.min(leftOf(settings.totalTimeout(), begin), leftOf(patience(), heard));
  }

  private Duration patience() {
    if (finished) {
      return settings.idleTimeout().compareTo(TAIL) < 0 ? settings.idleTimeout() : TAIL;
    }
    return written ? settings.idleTimeout() : settings.firstTokenTimeout();
  }

  private static long leftOf(Duration limit, long since) {
    return limit.toNanos() - (System.nanoTime() - since);
  }
}
