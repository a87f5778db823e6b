package org.homeservices.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be kept.
 *
 * @param ttl how long it is fresh, give or take a tenth; null: as long as the cache's entries are
 * @param tags by which it can be evicted, at most {@value #MOST_TAGS}
 */
public record Entry(String value, @Nullable Duration ttl, Set<Tag> tags) {
  /** A longer value, in UTF-8, is refused by the cache. */
  public static final int MOST_BYTES = 16 * 1024;

  /** More of them would make what is kept of an entry longer than the entry. */
  public static final int MOST_TAGS = 16;

  private static final int MOST_BYTES_OF_A_CHARACTER = 3;

  /**
   * @throws IllegalArgumentException where there are too many tags, or the life is not positive
   */
  public Entry {
    tags = Set.copyOf(tags);
    if (tags.size() > MOST_TAGS) {
      throw new IllegalArgumentException(
          "an entry has at most %d tags, not %d".formatted(MOST_TAGS, tags.size()));
    }
    if (ttl != null && ttl.toMillis() < 1) {
      throw new IllegalArgumentException("an entry lives at least 1 ms, not " + ttl);
    }
  }

  /** A value without tags that lives as long as the cache's entries do. */
  public static Entry of(String value) {
    return new Entry(value, null, Set.of());
  }

  /** The same with such a life. */
  public Entry livingFor(Duration life) {
    return new Entry(value, life, tags);
  }

  /** The same with one more tag. */
  public Entry tagged(Tag tag) {
    Set<Tag> more = new HashSet<>(tags);
    more.add(tag);
    return new Entry(value, ttl, more);
  }

  /** Whether a cache would refuse it. */
  public boolean isTooLarge() {
    return value.length() > MOST_BYTES / MOST_BYTES_OF_A_CHARACTER
        && value.getBytes(UTF_8).length > MOST_BYTES;
  }
}
