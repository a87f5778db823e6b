package org.homeservices.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * Finds in a text message of the server the frames that count, one a line, without reading their
 * JSON: at thirty thousand a second the client would be what is measured.
 */
final class LineScanner {
  private static final byte[] PLACED = "{\"seq\":".getBytes(UTF_8);
  private static final byte[] WELCOME = "{\"type\":\"welcome\"".getBytes(UTF_8);
  private static final byte[] ERROR = "{\"type\":\"error\"".getBytes(UTF_8);

  /** Hears of the frames that count. */
  interface Listener {
    /**
     * A marked message.
     *
     * @param seq its place in the conversation
     * @param intendedAt when it should have been sent
     */
    void message(long seq, long intendedAt);

    /** A welcome, as JSON. */
    void welcome(String frame);

    /** A frame that refuses something, as JSON. */
    void error(String frame);
  }

  private final Listener listener;

  LineScanner(Listener listener) {
    this.listener = listener;
  }

  /** Takes a whole text message. */
  void scan(ByteBuffer text) {
    int start = text.position();
    for (int i = start; i < text.limit(); i++) {
      if (text.get(i) == '\n') {
        line(text, start, i);
        start = i + 1;
      }
    }
    line(text, start, text.limit());
  }

  private void line(ByteBuffer text, int from, int to) {
    if (begins(text, from, to, PLACED)) {
      placed(text, from, to);
    } else if (begins(text, from, to, WELCOME)) {
      listener.welcome(string(text, from, to));
    } else if (begins(text, from, to, ERROR)) {
      listener.error(string(text, from, to));
    }
  }

  private void placed(ByteBuffer text, int from, int to) {
    long seq = 0;
    int at = from + PLACED.length;
    for (; at < to && text.get(at) >= '0' && text.get(at) <= '9'; at++) {
      seq = seq * 10 + text.get(at) - '0';
    }
    long intendedAt = Mark.find(text, at, to);
    if (intendedAt != 0) {
      listener.message(seq, intendedAt);
    }
  }

  private static boolean begins(ByteBuffer text, int from, int to, byte[] prefix) {
    return to - from > prefix.length
        && text.slice(from, prefix.length).equals(ByteBuffer.wrap(prefix));
  }

  private static String string(ByteBuffer text, int from, int to) {
    return UTF_8.decode(text.slice(from, to - from)).toString();
  }
}
