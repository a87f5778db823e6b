package org.homeservices.check.redis;

import java.time.Clock;
import java.time.Duration;
import org.homeservices.check.Finding;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.client.RedisException;
import org.redisson.client.protocol.Time;

/** Compares this node's clock with that of a server. */
final class ClockCheck {
  private static final String NAME = "redis.clock";
  private static final Duration ODD = Duration.ofSeconds(1);
  private static final Duration WRONG = Duration.ofSeconds(30);
  private static final String ADVICE = "have both keep their time by NTP";

  private final Clock clock;

  ClockCheck(Clock clock) {
    this.clock = clock;
  }

  Finding finding(RedisNode server) {
    try {
      long before = clock.millis();
      Time time = server.time();
      long after = clock.millis();
      long theirs = time.getSeconds() * 1000L + time.getMicroseconds() / 1000;
      return judged(
          Duration.ofMillis(theirs - (before + after) / 2), Duration.ofMillis(after - before));
    } catch (RedisException e) {
      return Finding.skipped(NAME, "Redis " + RedisFailure.of(e).text());
    }
  }

  /**
   * @param ahead by how much Redis is ahead of this node
   * @param within how long the question took, so that it may be wrong by half of it
   */
  static Finding judged(Duration ahead, Duration within) {
    String text =
        "the clock of Redis is %d ms %s (give or take %d ms)"
            .formatted(
                ahead.abs().toMillis(), ahead.isNegative() ? "behind" : "ahead", within.toMillis());
    if (ahead.abs().compareTo(WRONG) >= 0) {
      return Finding.fail(NAME, text, ADVICE);
    }
    return ahead.abs().compareTo(ODD) >= 0
        ? Finding.warn(NAME, text, ADVICE)
        : Finding.pass(NAME, text);
  }
}
