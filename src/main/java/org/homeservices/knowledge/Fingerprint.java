package org.homeservices.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The SHA-256 of a row of texts. Each goes in behind its length, 32 bits of it, so that two rows
 * are never alike by where they are cut: ("ab", "c") is not ("a", "bc"), nor ("abc"). Half a
 * character counts as a question mark.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /** The 32 bytes. */
  public static byte[] bytesOf(List<String> texts) {
    MessageDigest digest = sha256();
    for (String text : texts) {
      byte[] bytes = text.getBytes(UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      digest.update(bytes);
    }
    return digest.digest();
  }

  /** The same as 43 characters of the base64url alphabet. */
  public static String of(List<String> texts) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytesOf(texts));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
