package org.homeservices.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * One SHA-256 of several parts, each behind its length, so that no two rows of parts make the same
 * bytes.
 */
final class Digest {
  static final int BYTES = 32;
  private static final int CHARACTERS = 43;

  private final MessageDigest sha;

  /**
   * @param purpose tells digests apart that are made of the same parts
   */
  private Digest(String purpose) {
    try {
      this.sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    add(purpose.getBytes(UTF_8));
  }

  static String of(String purpose, String kind, String... parts) {
    return of(
        purpose,
        Stream.concat(Stream.of(kind), Stream.of(parts))
            .map(part -> part.getBytes(UTF_8))
            .toArray(byte[][]::new));
  }

  static String of(String purpose, byte[]... parts) {
    Digest digest = new Digest(purpose);
    for (byte[] part : parts) {
      digest.add(part);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.sha.digest());
  }

  /**
   * @throws IllegalArgumentException where the text is no digest
   */
  static void check(String what, String value) {
    if (value.length() != CHARACTERS || !isPlain(value)) {
      throw new IllegalArgumentException(
          "a %s is %d characters of base64url, not %d others"
              .formatted(what, CHARACTERS, value.length()));
    }
  }

  private void add(byte[] part) {
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
    sha.update(part);
  }

  private static boolean isPlain(String value) {
    return value
        .chars()
        .allMatch(
            character ->
                (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || character == '-'
                    || character == '_');
  }
}
