package org.homeservices.channel;

/**
 * The name of a group: 1–99 ASCII letters, digits, hyphens, underscores or periods.
 *
 * @param value the name as written
 */
public record GroupName(String value) {
  private static final int MAX_LENGTH = 99;

  /**
   * @throws IllegalArgumentException where the name does not have the form above
   */
  public GroupName {
    if (value.length() > MAX_LENGTH || !isPlain(value)) {
      throw new IllegalArgumentException(
          "a group name is 1–%d ASCII letters, digits, '-', '_' or '.', not '%s'"
              .formatted(MAX_LENGTH, value));
    }
  }

  private static boolean isPlain(String value) {
    boolean plain = !value.isEmpty();
    for (int i = 0; plain && i < value.length(); i++) {
      plain = isPlain(value.charAt(i));
    }
    return plain;
  }

  private static boolean isPlain(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '-'
        || character == '_'
        || character == '.';
  }
}
