package org.homeservices.assistant.spending.redis;

import java.time.Duration;
import org.homeservices.assistant.spending.DayBook;

/**
 * How long is waited for what.
 *
 * @param patience for a decision of Redis; then the node decides by itself
 * @param longPatience for what nobody waits for
 * @param rest after an answer that did not come: until Redis is asked again
 * @param hold until a reservation that nobody settles frees itself
 */
public record LedgerTimes(Duration patience, Duration longPatience, Duration rest, Duration hold) {
  /** What is right outside tests. */
  public static final LedgerTimes USUAL =
      new LedgerTimes(
          Duration.ofMillis(40), Duration.ofSeconds(1), Duration.ofSeconds(1), DayBook.HOLD);

  /** How often {@link RedissonLedger#flush()} is to be called. */
  public static final Duration FLUSH = Duration.ofSeconds(1);
}
