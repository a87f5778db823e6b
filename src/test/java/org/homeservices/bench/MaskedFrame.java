package org.homeservices.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * What a client may send (RFC 6455, section 5). The mask's key is zero, which is a legal key: the
 * server unmasks as ever, and the client need not mask.
 */
final class MaskedFrame {
  private static final int KEY_BYTES = 4;
  private static final int MOST_HEADER = 14;
  private static final int TEXT = 0x81;
  private static final int PONG = 0x8A;
  private static final int MASKED = 0x80;

  private MaskedFrame() {}

  /** A whole text message. */
  static ByteBuffer text(String text) {
    return frame(TEXT, ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  /** The answer to a ping. */
  static ByteBuffer pong(ByteBuffer data) {
    return frame(PONG, data);
  }

  private static ByteBuffer frame(int first, ByteBuffer payload) {
    int length = payload.remaining();
    ByteBuffer frame = ByteBuffer.allocate(MOST_HEADER + length).put((byte) first);
    if (length < 126) {
      frame.put((byte) (MASKED | length));
    } else if (length < 1 << 16) {
      frame.put((byte) (MASKED | 126)).putShort((short) length);
    } else {
      frame.put((byte) (MASKED | 127)).putLong(length);
    }
    return frame.put(new byte[KEY_BYTES]).put(payload).flip();
  }
}
