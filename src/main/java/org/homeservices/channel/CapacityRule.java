package org.homeservices.channel;

import java.util.regex.Pattern;

/**
 * How much may wait in the channels whose names fit a pattern.
 *
 * @param glob a whole name, in which {@code *} stands for any characters and {@code ?} for one
 * @param capacity messages, at least 1
 */
public record CapacityRule(String glob, int capacity) {
  private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9._!*?-]+");

  /**
   * @throws IllegalArgumentException where the pattern holds other characters than names do, or the
   *     capacity is below 1
   */
  public CapacityRule {
    if (!FORM.matcher(glob).matches() || capacity < 1) {
      throw new IllegalArgumentException(
          "a rule is a pattern of a name with * and ?, and a capacity of at least 1, not '%s', %d"
              .formatted(glob, capacity));
    }
  }

  /** Whether the rule is for channels of this name. */
  public boolean fits(ChannelName channel) {
    String expression = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.matches(expression, channel.value());
  }
}
