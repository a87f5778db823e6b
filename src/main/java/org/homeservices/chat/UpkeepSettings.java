package org.homeservices.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long conversations last.
 *
 * @param lifetime without use; then they are closed. As long as a token opens one
 * @param retention without use; then they are erased. Null: never
 */
public record UpkeepSettings(Duration lifetime, @Nullable Duration retention) {
  private static final Duration SLACK = Duration.ofDays(1);

  /**
   * @throws IllegalArgumentException where a time is not positive
   */
  public UpkeepSettings {
    if (lifetime.toMillis() < 1 || (retention != null && retention.toMillis() < 1)) {
      throw new IllegalArgumentException(
          "conversations last at least 1 ms, not %s and %s".formatted(lifetime, retention));
    }
  }

  /** After so long no token of an erased conversation is valid any more. */
  Duration remembrance() {
    return lifetime.plus(SLACK);
  }
}
