package org.homeservices.cache.redis;

import java.util.Optional;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Tag;

/**
 * What a node tells the others: {@code kind:node:digest}.
 *
 * @param node who tells
 * @param digest of a key, or of a tag
 */
record News(Kind kind, String node, String digest) {
  private static final int PARTS = 3;

  /**
   * @throws IllegalArgumentException where the digest is none
   */
  News {
    new CacheKey(digest);
  }

  enum Kind {
    /** Another value is kept under a key. */
    STORED,
    /** A computation ended of which nothing is kept. */
    FRUITLESS,
    /** A key was evicted. */
    EVICTED,
    /** A tag was evicted. */
    TAG_EVICTED
  }

  /** Empty where the text is none, as from a node of another version. */
  static Optional<News> parse(String text) {
    String[] parts = text.split(":", -1);
    try {
      return parts.length == PARTS
          ? Optional.of(new News(Kind.valueOf(parts[0]), parts[1], parts[2]))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  CacheKey key() {
    return new CacheKey(digest);
  }

  Tag tag() {
    return new Tag(digest);
  }

  String text() {
    return kind + ":" + node + ":" + digest;
  }
}
