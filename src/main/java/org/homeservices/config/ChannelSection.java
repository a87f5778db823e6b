package org.homeservices.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homeservices.channel.CapacityRule;
import org.homeservices.channel.ChannelSettings;

/** Reads how much channels hold and groups remember. */
final class ChannelSection {
  private static final int MOST_WAITING = 1_000_000;

  private final Values values;
  private final boolean usesRedis;

  ChannelSection(Values values, boolean usesRedis) {
    this.values = values;
    this.usesRedis = usesRedis;
  }

  /**
   * @param conversationLife how long a visitor may come back with a position
   */
  ChannelSettings read(Duration conversationLife) {
    Duration age = values.seconds("CHANNEL_HISTORY_TTL", Values.DAY, Values.YEAR);
    Duration longest = age.compareTo(conversationLife) > 0 ? age : conversationLife;
    return new ChannelSettings(
        values.number("CHANNEL_CAPACITY", usesRedis ? 1500 : 100, 1, MOST_WAITING),
        rules(),
        values.seconds("CHANNEL_EXPIRY", 10, 3600),
        values.seconds("CHANNEL_GROUP_EXPIRY", Values.DAY, Values.YEAR),
        values.number("CHANNEL_HISTORY_SIZE", 500, 1, 100_000),
        age,
        longest.multipliedBy(2));
  }

  private List<CapacityRule> rules() {
    String rule =
        "must be pattern=number, comma separated: names with * and ?, numbers from 1 to %d"
            .formatted(MOST_WAITING);
    return values
        .list("CHANNEL_CAPACITY_PATTERNS", rule, item -> rule(item).isPresent(), "worker-*=5000")
        .stream()
        .flatMap(item -> rule(item).stream())
        .toList();
  }

  private static Optional<CapacityRule> rule(String item) {
    int equals = item.indexOf('=');
    try {
      String glob = item.substring(0, Math.max(equals, 0)).strip();
      int capacity = Integer.parseInt(item.substring(equals + 1).strip());
      return capacity > MOST_WAITING
          ? Optional.empty()
          : Optional.of(new CapacityRule(glob, capacity));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
