package org.homeservices.web.socket;

/** Measures texts as they travel. */
final class Utf8 {
  private Utf8() {}

  /** How many bytes a text takes. */
  static int length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      // Each half of a surrogate pair counts two of the pair's four bytes.
      length += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
    return length;
  }
}
