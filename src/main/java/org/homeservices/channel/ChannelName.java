package org.homeservices.channel;

import java.util.regex.Pattern;

/**
 * The name of a channel: ASCII letters, digits, hyphens, underscores and periods, at most one
 * exclamation mark, which is not the first, and fewer than 100 characters.
 *
 * <p>The rule of Django's channel layers, without what its regular expression lets through by
 * accident: other letters and digits than ASCII's, and a line feed at the end.
 *
 * @param value the name as written
 */
public record ChannelName(String value) {
  private static final int MAX_LENGTH = 99;
  private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9._-]+(![a-zA-Z0-9._-]*)?");

  /**
   * @throws IllegalArgumentException where the name does not have the form above
   */
  public ChannelName {
    if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a channel name is 1–%d ASCII letters, digits, '-', '_' or '.', with at most one '!' inside or at its end, not '%s'"
              .formatted(MAX_LENGTH, value));
    }
  }
}
