package org.homeservices.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869), with no salt and one block of output: 32 bytes. */
final class Hkdf {
  private static final String HMAC = "HmacSHA256";
  private static final int HASH_LENGTH = 32;

  private Hkdf() {}

  /** Derives 32 bytes from {@code secret} that are independent of those of any other info. */
  static byte[] derive(byte[] secret, String info) {
    byte[] pseudoRandomKey = hmac(new byte[HASH_LENGTH], secret);
    byte[] label = info.getBytes(StandardCharsets.UTF_8);
    byte[] block = Arrays.copyOf(label, label.length + 1);
    block[label.length] = 1;
    return hmac(pseudoRandomKey, block);
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }
}
