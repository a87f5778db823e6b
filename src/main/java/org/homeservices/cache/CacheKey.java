package org.homeservices.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Names what is kept. Made by hashing, so that it tells nothing of what it was made of.
 *
 * @param value 32 bytes in base64url
 */
public record CacheKey(String value) {
  private static final String OF_PARTS = "key";
  private static final String OF_DIGEST = "digest";

  /**
   * @throws IllegalArgumentException where the value is no digest
   */
  public CacheKey {
    Digest.check("key", value);
  }

  /**
   * The key of some parts in their order; other parts, or the same ones joined otherwise, have
   * another.
   *
   * @param kind what the parts are, like {@code price-list}
   */
  public static CacheKey of(String kind, String... parts) {
    return new CacheKey(Digest.of(OF_PARTS, kind, parts));
  }

  /**
   * The key of what was hashed elsewhere.
   *
   * @throws IllegalArgumentException where these are not 32 bytes
   */
  public static CacheKey ofDigest(String kind, byte[] sha256) {
    if (sha256.length != Digest.BYTES) {
      throw new IllegalArgumentException("SHA-256 has 32 bytes, not " + sha256.length);
    }
    return new CacheKey(Digest.of(OF_DIGEST, kind.getBytes(UTF_8), sha256));
  }
}
