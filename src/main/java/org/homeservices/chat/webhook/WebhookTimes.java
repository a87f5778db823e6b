package org.homeservices.chat.webhook;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How patiently a webhook is called.
 *
 * @param most how often at most
 * @param firstPause after the first attempt at most; each further pause is twice as long
 * @param patience how long one attempt may take, from its connection to the end of its answer
 */
public record WebhookTimes(int most, Duration firstPause, Duration patience) {
  /** Six times within a minute. */
  public static final WebhookTimes USUAL =
      new WebhookTimes(6, Duration.ofSeconds(1), Duration.ofSeconds(5));

  /** A part of the pause is chance: many that failed at once do not all come again at once. */
  long pauseMillis(int attempts) {
    long longest = firstPause.toMillis() << (attempts - 1);
    return ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
  }
}
