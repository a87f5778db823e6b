package org.homeservices.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869), with one block of output: 32 bytes. */
final class Hkdf {
  private static final String HMAC = "HmacSHA256";
  private static final int HASH_LENGTH = 32;

  private Hkdf() {}

  /** Derives 32 bytes from {@code secret} that are independent of those of any other info. */
  static byte[] derive(byte[] secret, String info) {
    return derive(secret, new byte[HASH_LENGTH], info.getBytes(StandardCharsets.UTF_8));
  }

  /** Derives 32 bytes that are independent of those of any other salt or info. */
  static byte[] derive(byte[] secret, byte[] salt, byte[] info) {
    byte[] pseudoRandomKey = hmac(salt, secret);
    byte[] block = Arrays.copyOf(info, info.length + 1);
    block[info.length] = 1;
    return hmac(pseudoRandomKey, block);
  }

  /** HMAC-SHA-256 (RFC 2104). */
  static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }
}
