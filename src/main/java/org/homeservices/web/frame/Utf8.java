package org.homeservices.web.frame;

/** Measures texts as they travel. */
public final class Utf8 {
  private static final int LONGEST_REMEMBERED = 16 * 1024;
  private static final Measured[] REMEMBERED = new Measured[16];

  private record Measured(String text, int length) {}

  private Utf8() {}

  /** How many bytes a text takes. */
  public static int length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      // Each half of a surrogate pair counts two of the pair's four bytes.
      length += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
    return length;
  }

  /**
   * The same for a text that is likely to be asked for again at once: one frame has many readers.
   */
  static int lengthOfShared(String text) {
    // A race costs a measurement, no more: what is remembered does not change.
    int place = (int) Thread.currentThread().getId() & (REMEMBERED.length - 1);
    Measured last = REMEMBERED[place];
    if (last != null && last.text.equals(text)) {
      return last.length;
    }
    int length = length(text);
    if (text.length() <= LONGEST_REMEMBERED) {
      REMEMBERED[place] = new Measured(text, length);
    }
    return length;
  }
}
