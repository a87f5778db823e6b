package org.homeservices.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The mark in a message's content that tells when the message should have been sent. */
final class Mark {
  private static final byte[] SIGN = "@@T".getBytes(ISO_8859_1);
  private static final HexFormat HEX = HexFormat.of();
  private static final int DIGITS = 16;

  /** How many characters a mark takes. */
  static final int LENGTH = SIGN.length + DIGITS;

  private Mark() {}

  /** The mark of a time in nanoseconds. */
  static String of(long nanos) {
    return new String(SIGN, ISO_8859_1) + HEX.toHexDigits(nanos);
  }

  /** The time of the first mark between two places, or 0 where there is none. */
  static long find(ByteBuffer text, int from, int to) {
    for (int i = from; i <= to - LENGTH; i++) {
      if (isSign(text, i)) {
        return time(text, i + SIGN.length);
      }
    }
    return 0;
  }

  private static boolean isSign(ByteBuffer text, int at) {
    return text.get(at) == SIGN[0] && text.get(at + 1) == SIGN[1] && text.get(at + 2) == SIGN[2];
  }

  private static long time(ByteBuffer text, int at) {
    long time = 0;
    for (int i = at; i < at + DIGITS; i++) {
      time = time << 4 | HexFormat.fromHexDigit(text.get(i));
    }
    return time;
  }
}
