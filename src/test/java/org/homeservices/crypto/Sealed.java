package org.homeservices.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;

/** What the tests of sealers ask of sealed bytes. */
final class Sealed {
  static final byte[] PLACE = "conversation-7".getBytes(UTF_8);

  private Sealed() {}

  /** The text that comes out, or the word {@code unreadable}. */
  static String opened(Sealer sealer, byte[] sealed, byte[] place) {
    return sealer.open(sealed, place).fold(p -> new String(p.bytes(), UTF_8), u -> "unreadable");
  }

  /** Why the bytes cannot be read; empty where they can. */
  static String reason(Opened opened) {
    return opened.fold(plain -> "", Opened.Unreadable::reason);
  }

  static byte[] seal(Sealer sealer, String text) {
    return sealer.seal(text.getBytes(UTF_8), PLACE);
  }

  static String salt(byte[] sealed) {
    return part(sealed, 7, 16);
  }

  /** Salt and nonce: what must never be the same twice. */
  static String nonce(byte[] sealed) {
    return part(sealed, 7, 28);
  }

  private static String part(byte[] sealed, int from, int length) {
    return HexFormat.of().formatHex(Arrays.copyOfRange(sealed, from, from + length));
  }
}
