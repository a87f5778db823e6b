package org.homeservices.cache.local;

import java.util.Set;
import org.homeservices.cache.Tag;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is kept.
 *
 * @param value null: there is known to be none
 * @param madeAt milliseconds since 1970
 * @param freshUntil milliseconds since 1970
 */
public record Kept(@Nullable String value, long madeAt, long freshUntil, Set<Tag> tags) {
  /** Copies the tags. */
  public Kept {
    tags = Set.copyOf(tags);
  }

  boolean isFresh(long now) {
    return now < freshUntil;
  }
}
