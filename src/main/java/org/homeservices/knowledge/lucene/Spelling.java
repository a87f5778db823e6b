package org.homeservices.knowledge.lucene;

/** How alike two words are written. */
final class Spelling {
  private static final int LEAST_LENGTH = 5;

  private Spelling() {}

  /**
   * Whether one letter more, less, other, or two letters swapped make one word of another. Short
   * words are too alike.
   */
  static boolean isOneEdit(String one, String other) {
    if (Math.min(one.length(), other.length()) < LEAST_LENGTH
        || Math.abs(one.length() - other.length()) > 1) {
      return false;
    }
    int start = 0;
    int least = Math.min(one.length(), other.length());
    while (start < least && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < least - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    String left = one.substring(start, one.length() - end);
    String right = other.substring(start, other.length() - end);
    return (left.length() <= 1 && right.length() <= 1) || isSwapped(left, right);
  }

  private static boolean isSwapped(String left, String right) {
    return left.length() == 2
        && right.length() == 2
        && left.charAt(0) == right.charAt(1)
        && left.charAt(1) == right.charAt(0);
  }
}
