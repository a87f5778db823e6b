package org.homeservices.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
  private final AtomicInteger openings = new AtomicInteger();
  private final Breaker breaker = new Breaker(openings::incrementAndGet, nanos::get);

  @BeforeEach
  void close() {
    breaker.close();
  }

  private void failAfter(int millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    breaker.failed();
  }

  @Test
  void breakerShouldOpenOnceAfterThreeFailuresInARow() {
    failAfter(50);
    failAfter(50);
    assertThat(breaker.isClosed()).isTrue();
    failAfter(50);
    failAfter(50);

    assertThat(breaker.isClosed()).isFalse();
    assertThat(openings).hasValue(1);
  }

  @Test
  void whatFailsTogetherShouldBeOneFailure() {
    IntStream.range(0, 300).forEach(number -> failAfter(0));

    assertThat(breaker.isClosed()).isTrue();
  }

  @Test
  void successShouldEndARowOfFailures() {
    failAfter(50);
    failAfter(50);
    breaker.succeeded();
    failAfter(50);

    assertThat(breaker.isClosed()).isTrue();
  }

  @Test
  void lateSuccessShouldNotCloseIt() {
    IntStream.range(0, 3).forEach(number -> failAfter(50));
    breaker.succeeded();

    assertThat(breaker.isClosed()).isFalse();
  }
}
