package org.homeservices.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The secrets of a cluster: the first signs and seals, all of them verify and open, so that a
 * secret can be changed without a break. Each purpose gets keys of its own by HKDF-SHA-256 (RFC
 * 5869). Immutable.
 */
public final class KeyRing {
  private static final int KEY_ID_BYTES = 6;

  private final List<String> secrets;

  private KeyRing(List<String> secrets) {
    this.secrets = secrets;
  }

  /**
   * Makes a ring of what is configured.
   *
   * @param current the secret that signs and seals
   * @param fallbacks older or coming secrets that only verify and open, in any order
   */
  public static KeyRing of(String current, List<String> fallbacks) {
    List<String> all = new ArrayList<>();
    all.add(current);
    all.addAll(fallbacks);
    return new KeyRing(List.copyOf(all));
  }

  /** The keys for one purpose, the one that signs and seals first. */
  List<DerivedKey> keysFor(String purpose) {
    return secrets.stream().map(secret -> derive(secret, purpose)).toList();
  }

  private static DerivedKey derive(String secret, String purpose) {
    byte[] key = Hkdf.derive(secret.getBytes(UTF_8), "home-services-chat/" + purpose);
    byte[] id = Arrays.copyOf(sha256(key), KEY_ID_BYTES);
    return new DerivedKey(id, key);
  }

  private static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A key for one purpose and the public name it is known by. */
  static final class DerivedKey {
    private final byte[] id;
    private final byte[] bytes;

    private DerivedKey(byte[] id, byte[] bytes) {
      this.id = id;
      this.bytes = bytes;
    }

    String id() {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    byte[] idBytes() {
      return id.clone();
    }

    byte[] bytes() {
      return bytes.clone();
    }
  }
}
