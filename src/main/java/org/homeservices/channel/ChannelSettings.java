package org.homeservices.channel;

import java.time.Duration;

/**
 * How much each group remembers.
 *
 * @param historySize entries, at least 1
 * @param historyAge how long an entry is kept after the group's latest one
 */
public record ChannelSettings(int historySize, Duration historyAge) {
  /**
   * @throws IllegalArgumentException where a value is below its least
   */
  public ChannelSettings {
    if (historySize < 1 || historyAge.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "history holds at least 1 entry for 1 s, not %d for %s"
              .formatted(historySize, historyAge));
    }
  }
}
