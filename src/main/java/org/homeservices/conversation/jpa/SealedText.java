package org.homeservices.conversation.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed together in one column.
 *
 * @param more null where there is nothing more
 */
record SealedText(String text, @Nullable String more) {
  private static final byte ALONE = 0;
  private static final byte WITH_MORE = 1;

  /** A text alone. */
  SealedText(String text) {
    this(text, null);
  }

  /** Whether there is more, the length of the text, the text, then the rest. */
  byte[] bytes() {
    byte[] first = text.getBytes(UTF_8);
    byte[] rest = more == null ? new byte[0] : more.getBytes(UTF_8);
    return ByteBuffer.allocate(1 + Integer.BYTES + first.length + rest.length)
        .put(more == null ? ALONE : WITH_MORE)
        .putInt(first.length)
        .put(first)
        .put(rest)
        .array();
  }

  static SealedText of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    boolean alone = buffer.get() == ALONE;
    String text = next(buffer, buffer.getInt());
    return new SealedText(text, alone ? null : next(buffer, buffer.remaining()));
  }

  private static String next(ByteBuffer buffer, int length) {
    byte[] part = new byte[length];
    buffer.get(part);
    return new String(part, UTF_8);
  }

  /** Tells nothing of what it holds. */
  @Override
  public String toString() {
    return "SealedText";
  }
}
