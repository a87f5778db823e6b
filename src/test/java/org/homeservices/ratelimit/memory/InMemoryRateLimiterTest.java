package org.homeservices.ratelimit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.homeservices.ratelimit.Charge;
import org.homeservices.ratelimit.Decision;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.ratelimit.RateLimiterContract;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

class InMemoryRateLimiterTest implements RateLimiterContract {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final InMemoryRateLimiter limiter = new InMemoryRateLimiter(nanos::get);

  @Override
  public RateLimiter limiter() {
    return limiter;
  }

  @Override
  public void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Override
  public Duration slack() {
    return Duration.ZERO;
  }

  private Duration take(String key) {
    return Await.value(limiter.take(List.of(Charge.one(TEN_A_MINUTE, key))))
        .fold(allowed -> Duration.ZERO, Decision.Limited::retryAfter);
  }

  @Test
  void nobodyShouldBeBlockedOrFreedWhenTheSourceOfTimeGoesBack() {
    IntStream.range(0, 3).forEach(number -> take("a"));

    pass(Duration.ofHours(-1));
    Duration refused = take("a");
    pass(Duration.ofHours(1));
    pass(refused);

    assertThat(refused).isEqualTo(SIX_SECONDS);
    assertThat(take("a")).isZero();
  }

  @Test
  void bucketShouldBeForgottenWhenItIsFullAgain() {
    IntStream.range(0, 100).forEach(number -> take("old" + number));
    pass(Duration.ofMinutes(1));

    IntStream.range(0, 100).forEach(number -> take("new" + number));

    assertThat(limiter.size()).isEqualTo(100);
  }

  @Test
  void bucketsShouldBeBoundedInNumberAndTheIdlestGoFirst() {
    IntStream.range(0, 3).forEach(number -> take("idle"));
    IntStream.range(0, 3).forEach(number -> take("busy"));
    take("idle");

    IntStream.range(0, InMemoryRateLimiter.MOST_BUCKETS - 1).forEach(number -> take("n" + number));

    assertThat(limiter.size()).isEqualTo(InMemoryRateLimiter.MOST_BUCKETS);
    assertThat(take("idle")).isPositive();
    assertThat(take("busy")).isZero();
  }
}
