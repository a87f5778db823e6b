package org.homeservices.channel;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What the contract suites of channels share. They run beside each other on one server. */
public interface ChannelSuite {
  /** What is remembered of a group. */
  int SIZE = 10;

  /** The prefix of channels in which only {@link #FEW} may wait. */
  String SMALL = "small";

  /** What may wait in a small channel. */
  int FEW = 3;

  /** What every floor that is tested must be set to. */
  ChannelSettings SETTINGS =
      new ChannelSettings(
          10_000,
          List.of(new CapacityRule("small.*", FEW), new CapacityRule("s*", FEW + 1)),
          Duration.ofSeconds(2),
          Duration.ofDays(1),
          SIZE,
          Duration.ofMinutes(10),
          Duration.ofMinutes(20));

  /** A floor, which other tests may use too. */
  ChannelLayer channels();

  /** A group that no other test knows. */
  static GroupName aGroup() {
    return new GroupName("group." + UUID.randomUUID());
  }

  /** An entry that is called by one word in every respect. */
  static Publication entry(String name) {
    return new Publication(name, name, name);
  }
}
