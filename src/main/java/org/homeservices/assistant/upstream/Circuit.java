package org.homeservices.assistant.upstream;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.homeservices.assistant.ModelFailure;

/**
 * Leaves a model alone that fails half of the time, and tries it again with one prompt after a
 * while. Thread-safe.
 */
final class Circuit {
  private static final System.Logger LOGGER = System.getLogger(Circuit.class.getName());

  static final Duration REST = Duration.ofSeconds(15);
  static final int LEAST_CALLS = 5;

  private static final int WINDOW_SECONDS = 30;
  private static final int HALF = 50;

  private final CircuitBreaker breaker;

  /**
   * @param patience a first text that comes later is a failure too
   * @param nanoTime the monotonic time
   */
  Circuit(String model, Duration patience, LongSupplier nanoTime) {
    CircuitBreakerConfig config =
        CircuitBreakerConfig.custom()
            .slidingWindow(WINDOW_SECONDS, LEAST_CALLS, SlidingWindowType.TIME_BASED)
            .failureRateThreshold(HALF)
            .slowCallRateThreshold(HALF)
            .slowCallDurationThreshold(patience)
            .waitDurationInOpenState(REST)
            .permittedNumberOfCallsInHalfOpenState(1)
            .clock(new MonotonicClock(nanoTime))
            .build();
    this.breaker = CircuitBreaker.of(model, config);
    breaker.getEventPublisher().onStateTransition(event -> log(event.getStateTransition()));
  }

  /** Whether it may be asked; whoever was let in tells how it went by one of the others. */
  boolean letsIn() {
    return breaker.tryAcquirePermission();
  }

  /** Whether it is left alone now. */
  boolean isOpen() {
    return breaker.getState() == CircuitBreaker.State.OPEN;
  }

  /** Text came. */
  void succeeded(Duration tookUntilText) {
    breaker.onSuccess(tookUntilText.toNanos(), NANOSECONDS);
  }

  /** No text came, or what had begun broke off. */
  void failed(Duration took, ModelFailure failure) {
    breaker.onError(took.toNanos(), NANOSECONDS, failure);
  }

  /** It ended in a way that says nothing of the model. */
  void saidNothing() {
    breaker.releasePermission();
  }

  String model() {
    return breaker.getName();
  }

  private void log(StateTransition transition) {
    LOGGER.log(
        switch (transition) {
          case CLOSED_TO_OPEN -> WARNING;
          case HALF_OPEN_TO_CLOSED -> INFO;
          default -> DEBUG;
        },
        "{1}: model={0}",
        model(),
        switch (transition.getToState()) {
          case OPEN -> "left alone, because it fails";
          case HALF_OPEN -> "tried again";
          default -> "asked as before";
        });
  }
}
