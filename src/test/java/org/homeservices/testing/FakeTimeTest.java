package org.homeservices.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("org.homeservices.testing.FakeTime#isPossible")
class FakeTimeTest {

  @Test
  void clockOfARedisShouldBeSteppedWhileItRuns() {
    FakeTime clock = FakeTime.right();
    try (RealRedis redis = RealRedis.startedWith(clock)) {
      assertThat(Duration.between(Instant.now(), time(redis)).abs())
          .isLessThan(Duration.ofSeconds(10));

      clock.step(Duration.ofHours(1));

      Await.until(() -> time(redis).isAfter(Instant.now().plus(Duration.ofMinutes(59))));
    }
  }

  private static Instant time(RealRedis redis) {
    Object seconds = ((List<?>) Objects.requireNonNull(redis.say("TIME"))).get(0);
    return Instant.ofEpochSecond(Long.parseLong(seconds.toString()));
  }
}
