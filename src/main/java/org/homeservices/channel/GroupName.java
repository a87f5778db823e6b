package org.homeservices.channel;

import java.util.regex.Pattern;

/**
 * The name of a group: 1–99 ASCII letters, digits, hyphens, underscores or periods.
 *
 * @param value the name as written
 */
public record GroupName(String value) {
  private static final int MAX_LENGTH = 99;
  private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9._-]+");

  /**
   * @throws IllegalArgumentException where the name does not have the form above
   */
  public GroupName {
    if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a group name is 1–%d ASCII letters, digits, '-', '_' or '.', not '%s'"
              .formatted(MAX_LENGTH, value));
    }
  }
}
