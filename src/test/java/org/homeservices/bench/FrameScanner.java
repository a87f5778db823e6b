package org.homeservices.bench;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * Cuts what a server sends into WebSocket messages, however the bytes were split on their way (RFC
 * 6455, section 5). Not thread-safe.
 */
final class FrameScanner {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int LENGTH = 0x7f;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int NO_CODE = 1005;

  /** Hears what came. The buffers are valid during the call alone. */
  interface Listener {
    /** A whole text message. */
    void text(ByteBuffer message);

    /** A ping, to be answered with the same data. */
    void ping(ByteBuffer data);

    /** The server closes, with 1005 where it gives no code. */
    void closing(int code);
  }

  private final Listener listener;
  private ByteBuffer rest = NOTHING;
  private ByteBuffer fragments = NOTHING;

  FrameScanner(Listener listener) {
    this.listener = listener;
  }

  /** Takes the next bytes, all of them. */
  void feed(ByteBuffer chunk) throws ProtocolException {
    ByteBuffer bytes = rest.hasRemaining() ? joined(rest, chunk) : chunk;
    while (takesFrame(bytes)) {
      // The next one.
    }
    rest = bytes.hasRemaining() ? joined(NOTHING, bytes) : NOTHING;
  }

  private boolean takesFrame(ByteBuffer bytes) throws ProtocolException {
    int start = bytes.position();
    int header = bytes.remaining() < 2 ? 2 : headerLength(bytes.get(start + 1));
    if (bytes.remaining() < header) {
      return false;
    }
    int length = payloadLength(bytes, start);
    if (bytes.remaining() - header < length) {
      return false;
    }
    bytes.position(start + header + length);
    take(bytes.get(start), bytes.slice(start + header, length));
    return true;
  }

  private static int headerLength(byte second) throws ProtocolException {
    if ((second & MASKED) != 0) {
      throw new ProtocolException("a server must not mask");
    }
    return switch (second & LENGTH) {
      case TWO_BYTES -> 4;
      case EIGHT_BYTES -> 10;
      default -> 2;
    };
  }

  private static int payloadLength(ByteBuffer bytes, int start) {
    int length = bytes.get(start + 1) & LENGTH;
    return switch (length) {
      case TWO_BYTES -> bytes.getShort(start + 2) & 0xffff;
      case EIGHT_BYTES -> Math.toIntExact(bytes.getLong(start + 2));
      default -> length;
    };
  }

  private void take(byte first, ByteBuffer payload) throws ProtocolException {
    boolean isFinal = (first & FINAL) != 0;
    switch (first & 0x0f) {
      case 0x0, 0x1 -> takeText(isFinal, payload);
      case 0x8 -> listener.closing(payload.remaining() < 2 ? NO_CODE : payload.getShort() & 0xffff);
      case 0x9 -> listener.ping(payload);
      case 0xA -> {}
      default -> throw new ProtocolException("unexpected frame " + first);
    }
  }

  private void takeText(boolean isFinal, ByteBuffer payload) {
    ByteBuffer text = fragments.hasRemaining() ? joined(fragments, payload) : payload;
    if (isFinal) {
      fragments = NOTHING;
      listener.text(text);
    } else {
      fragments = joined(NOTHING, text);
    }
  }

  private static ByteBuffer joined(ByteBuffer first, ByteBuffer second) {
    return ByteBuffer.allocate(first.remaining() + second.remaining())
        .put(first)
        .put(second)
        .flip();
  }
}
