package org.homeservices.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;

/**
 * Stands for names that must not be stored: the same name always has the same pseudonym, and nobody
 * without the secret can tell which, not even by trying all addresses there are (HMAC-SHA-256).
 * Thread-safe.
 */
public final class Pseudonyms {
  private static final int BYTES = 16;

  private final byte[] key;

  /**
   * @param purpose names of different purposes have different pseudonyms
   */
  public Pseudonyms(KeyRing secrets, String purpose) {
    this.key = secrets.keysFor(purpose).get(0).bytes();
  }

  /** 22 characters of the base64url alphabet. */
  public String of(String name) {
    byte[] whole = Hkdf.hmac(key, name.getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
  }
}
