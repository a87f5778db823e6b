package org.homeservices.knowledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of an article in the store.
 *
 * @param version of the article; the first is 1, and each edit makes the next
 * @param writtenAt when it was stored
 * @param since the store's revision that brought it
 * @param until the store's revision that replaced or removed it; null while it is the current one
 */
public record StoredArticle(
    ArticleText text, int version, Instant writtenAt, long since, @Nullable Long until) {

  /** The same, replaced or removed with a revision. */
  public StoredArticle endedWith(long revision) {
    return new StoredArticle(text, version, writtenAt, since, revision);
  }
}
