package org.homeservices.web.socket;

import java.util.Optional;

/** Puts the parts of a text message together, up to a size. Used by one thread at a time. */
final class TextCollector {
  private final StringBuilder parts = new StringBuilder();
  private int bytes;

  /** Whether the message so far is longer than a client may send. */
  boolean isTooBig() {
    return bytes > SocketLimits.MOST_BYTES;
  }

  /** Takes a part; the whole text with the last one. */
  Optional<String> add(String part, boolean last) {
    bytes += utf8Length(part);
    if (isTooBig()) {
      parts.setLength(0);
      return Optional.empty();
    }
    parts.append(part);
    if (!last) {
      return Optional.empty();
    }
    String whole = parts.toString();
    parts.setLength(0);
    bytes = 0;
    return Optional.of(whole);
  }

  private static int utf8Length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      // Each half of a surrogate pair counts two of the pair's four bytes.
      length += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
    return length;
  }
}
