package org.homeservices.channel.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Reads packed bytes: big-endian numbers, and texts after their length. */
final class ByteReader {
  private final byte[] whole;
  private final ByteBuffer bytes;

  ByteReader(byte[] whole) {
    this.whole = whole;
    this.bytes = ByteBuffer.wrap(whole);
  }

  boolean hasMore() {
    return bytes.hasRemaining();
  }

  int one() {
    return bytes.get();
  }

  int four() {
    return bytes.getInt();
  }

  long eight() {
    return bytes.getLong();
  }

  /** A text of so many bytes, all of them ASCII or UTF-8. */
  String text(int length) {
    String text = new String(whole, bytes.position(), length, UTF_8);
    bytes.position(bytes.position() + length);
    return text;
  }

  /** All that is left, as a text. */
  String rest() {
    return text(bytes.remaining());
  }

  /** A text after its length in two bytes. */
  String shortText() {
    return text(bytes.getShort() & 0xFFFF);
  }

  /** A text after its length in four bytes. */
  String longText() {
    return text(four());
  }

  /** Bytes after their length in four bytes. */
  byte[] longBytes() {
    byte[] some = new byte[four()];
    bytes.get(some);
    return some;
  }
}
