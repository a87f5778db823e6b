package org.homeservices.web.socket;

import java.util.Optional;
import org.homeservices.web.frame.Utf8;

/** Puts the parts of a text message together, up to a size. Used by one thread at a time. */
final class TextCollector {
  private final StringBuilder parts = new StringBuilder();
  private int bytes;

  /** Whether the message so far is longer than a client may send; then it stays so. */
  boolean isTooBig() {
    return bytes > SocketLimits.MOST_BYTES;
  }

  /** Takes a part; the whole text with the last one. */
  Optional<String> add(String part, boolean last) {
    if (!isTooBig()) {
      bytes += Utf8.length(part);
    }
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
}
