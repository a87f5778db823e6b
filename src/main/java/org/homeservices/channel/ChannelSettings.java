package org.homeservices.channel;

import java.time.Duration;
import java.util.List;

/**
 * How much each channel holds and each group remembers.
 *
 * @param capacity messages that may wait in one channel, at least 1
 * @param capacities other capacities for some channels; the first rule that fits counts
 * @param messageExpiry how long a message may wait in a channel before it is dropped; an entry of a
 *     history waits as long as it must
 * @param groupExpiry how long a membership outlives the last sign of the node that has its channel
 *     open, where that node could not end it
 * @param historySize entries, at least 1
 * @param historyAge how long an entry is kept after the group's latest one
 * @param positionAge how long a group's last {@code seq} and the keys of its entries are kept after
 *     its latest use, at least as long as its entries
 */
public record ChannelSettings(
    int capacity,
    List<CapacityRule> capacities,
    Duration messageExpiry,
    Duration groupExpiry,
    int historySize,
    Duration historyAge,
    Duration positionAge) {
  /**
   * @throws IllegalArgumentException where a value is below its least
   */
  public ChannelSettings {
    capacities = List.copyOf(capacities);
    if (capacity < 1 || historySize < 1) {
      throw new IllegalArgumentException(
          "a channel and a history hold at least 1 message, not %d and %d"
              .formatted(capacity, historySize));
    }
    if (isBelowOneSecond(messageExpiry)
        || isBelowOneSecond(groupExpiry)
        || isBelowOneSecond(historyAge)
        || positionAge.compareTo(historyAge) < 0) {
      throw new IllegalArgumentException(
          "message, group and history live at least 1 s and positions as long as the history, not %s, %s, %s, %s"
              .formatted(messageExpiry, groupExpiry, historyAge, positionAge));
    }
  }

  /** How many messages may wait in a channel of this name. */
  public int capacityOf(ChannelName channel) {
    return capacities.stream()
        .filter(rule -> rule.fits(channel))
        .mapToInt(CapacityRule::capacity)
        .findFirst()
        .orElse(capacity);
  }

  private static boolean isBelowOneSecond(Duration duration) {
    return duration.toSeconds() < 1;
  }
}
