package org.homeservices.cache;

/**
 * Names what several entries have in common, so that they can be evicted together. Made by hashing,
 * as keys are.
 *
 * @param value 32 bytes in base64url
 */
public record Tag(String value) {
  private static final String PURPOSE = "tag";

  /**
   * @throws IllegalArgumentException where the value is no digest
   */
  public Tag {
    Digest.check("tag", value);
  }

  /**
   * The tag of some parts in their order.
   *
   * @param kind what the parts are, like {@code article}
   */
  public static Tag of(String kind, String... parts) {
    return new Tag(Digest.of(PURPOSE, kind, parts));
  }
}
