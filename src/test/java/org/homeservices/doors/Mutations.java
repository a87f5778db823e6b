package org.homeservices.doors;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes valid things a little, or very, invalid. Each seed makes the same ones. */
final class Mutations {
  private static final String DEEP = "[".repeat(3000) + "]".repeat(3000);
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "7",
          "-0",
          "1e999",
          "9".repeat(400),
          "1E-2147483648",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udfff\\ud800\"",
          "\"\\u202e\"",
          "\"" + "x".repeat(5000) + "\"",
          "\"<script>alert(1)</script>\"",
          "\"'; DROP TABLE conversation; --\"",
          "\"${jndi:ldap://127.0.0.1/a}\"",
          DEEP,
          "NaN",
          "[[[[{}]]]]",
          "{\"a\":{\"a\":{\"a\":1}}}",
          "\"../../etc/passwd\"");

  /** What is no UTF-8, or what some take for a part of it. */
  private static final List<byte[]> BYTES =
      List.of(
          new byte[] {(byte) 0xC0, (byte) 0xAF},
          new byte[] {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
          new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          new byte[] {(byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
          new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
          new byte[] {0},
          new byte[] {(byte) 0xFF, (byte) 0xFE});

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /** One of some. */
  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Whether something happens that happens once in so many times. */
  boolean onceIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** A number from 0 on. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A JSON object that is like another one. */
  byte[] json(String object) {
    byte[] bytes = text(object).getBytes(StandardCharsets.UTF_8);
    return onceIn(4) ? withBytes(bytes, oneOf(BYTES)) : bytes;
  }

  /** Another token that is like this one: one bit, another header, another part. */
  String token(String token) {
    String[] parts = token.split("\\.", -1);
    return switch (random.nextInt(8)) {
      case 0 -> flipped(token);
      case 1 -> "eyJhbGciOiJub25lIn0." + parts[1] + ".";
      case 2 -> "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9." + parts[1] + "." + parts[2];
      case 3 -> parts[0] + "." + parts[2] + "." + parts[1];
      case 4 -> parts[0] + ".." + parts[2];
      case 5 -> token.repeat(1 + random.nextInt(6));
      case 6 -> token.substring(0, random.nextInt(token.length()));
      default -> "eyJhbGciOiJSUzI1NiIsImp3ayI6e319." + parts[1] + "." + parts[2];
    };
  }

  private String text(String object) {
    int colon = object.indexOf(':', random.nextInt(object.length()));
    return switch (random.nextInt(6)) {
      case 0 -> object.substring(0, random.nextInt(object.length()));
      case 1 -> object.replaceFirst("\\{", "{\"type\":7,\"type\":\"x\",");
      case 2 -> object + oneOf(VALUES);
      case 3 -> oneOf(VALUES);
      default -> colon < 0 ? object : withValue(object, colon);
    };
  }

  private String withValue(String object, int colon) {
    int comma = object.indexOf(',', colon);
    int end = comma < 0 ? object.length() - 1 : comma;
    return object.substring(0, colon + 1) + oneOf(VALUES) + object.substring(end);
  }

  private byte[] withBytes(byte[] bytes, byte[] more) {
    int at = random.nextInt(bytes.length + 1);
    byte[] mutated = new byte[bytes.length + more.length];
    System.arraycopy(bytes, 0, mutated, 0, at);
    System.arraycopy(more, 0, mutated, at, more.length);
    System.arraycopy(bytes, at, mutated, at + more.length, bytes.length - at);
    return mutated;
  }

  private String flipped(String token) {
    byte[] bytes = token.getBytes(StandardCharsets.US_ASCII);
    // The lowest bits of the last character are no part of a signature of 32 bytes.
    int at = random.nextInt(bytes.length - 1);
    bytes[at] = (byte) (bytes[at] ^ 1 << random.nextInt(5));
    return new String(bytes, StandardCharsets.US_ASCII).replaceAll("\\s", "_");
  }
}
