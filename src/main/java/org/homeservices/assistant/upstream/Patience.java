package org.homeservices.assistant.upstream;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelSettings;

/** How long one text may still be tried for; runs from its making. */
final class Patience {
  /** Who is told to wait longer is better off elsewhere. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final ModelSettings settings;
  private final Backoff backoff;
  private final Duration deadline;
  private final LongSupplier nanoTime;
  private final long begin;

  /**
   * @param waited how long the reader waits already; it shortens the deadline, down to half
   */
  Patience(ModelSettings settings, Duration waited, Backoff backoff, LongSupplier nanoTime) {
    this.deadline = left(settings.answerDeadline(), waited);
    this.settings = settings;
    this.backoff = backoff;
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
  }

  /** What is left of a deadline for whoever waits already, but never less than half. */
  static Duration left(Duration deadline, Duration waited) {
    Duration left = deadline.minus(waited);
    Duration least = deadline.dividedBy(2);
    return isLonger(least, left) ? least : left;
  }

  /** To the first text, from the beginning on. */
  Duration deadline() {
    return deadline;
  }

  /**
   * How long to wait before the same model is asked again; empty where it is not to be.
   *
   * @param retries of this model so far
   * @param last whether no other model is left; else half of the time is for the others
   */
  Optional<Duration> pause(ModelFailure failure, int retries, boolean last) {
    Duration asked = failure.retryAfter().orElse(Duration.ZERO);
    if (!failure.mayPass() || retries >= settings.maxRetries() || isLonger(asked, LONGEST_WAIT)) {
      return Optional.empty();
    }
    Duration jitter = backoff.pause(retries);
    Duration pause = isLonger(asked, jitter) ? asked : jitter;
    Duration time = last ? deadline() : deadline().dividedBy(2);
    return isLonger(pause, time.minus(spent())) ? Optional.empty() : Optional.of(pause);
  }

  /** Whether it is at least half of what a first text may take. */
  boolean isFairPart(Duration took) {
    Duration first = settings.firstTokenTimeout();
    Duration allowed = isLonger(first, deadline()) ? deadline() : first;
    return !isLonger(allowed.dividedBy(2), took);
  }

  private Duration spent() {
    return Duration.ofNanos(nanoTime.getAsLong() - begin);
  }

  private static boolean isLonger(Duration one, Duration other) {
    return one.compareTo(other) > 0;
  }
}
