package org.homeservices.testing;

import java.time.Duration;
import java.util.List;
import org.homeservices.channel.ChannelSettings;

/** Settings of channels in which a test cares for the history alone. */
public final class ChannelLimits {
  private static final Duration DAY = Duration.ofDays(1);

  private ChannelLimits() {}

  /** So many entries for so long, and everything else by its default in memory. */
  public static ChannelSettings remembering(int entries, Duration age) {
    return new ChannelSettings(
        100, List.of(), Duration.ofSeconds(10), DAY, entries, age, age.multipliedBy(2));
  }
}
