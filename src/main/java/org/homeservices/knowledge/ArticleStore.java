package org.homeservices.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/**
 * Keeps every version of every article, for all nodes that share the store. Nothing here blocks;
 * every stage fails with {@link ArticlesUnavailable} where the store is out of reach. Thread-safe.
 */
public interface ArticleStore {

  /** The revision of what is current. Cheap: it may be asked every second. */
  CompletionStage<Long> revision();

  /** All current articles, as of one revision. */
  CompletionStage<Library> current();

  /**
   * Versions of an article, the newest first, also of one that was removed.
   *
   * @param before those with a smaller number
   * @param limit at most so many
   * @return empty where there is none
   */
  CompletionStage<List<StoredArticle>> versions(Locale locale, String id, int before, int limit);

  /**
   * Makes these all the articles there are, in one step. What differs from the current text gets
   * the next version, what is missing is removed; where nothing differs nothing is written.
   *
   * @param revision that the editor has read
   * @param wanted none of them twice
   * @return completed when it is there for all nodes. Fails with {@link OutdatedEdit} where the
   *     store is at another revision; then nothing has changed
   */
  CompletionStage<Edited> edit(long revision, List<ArticleText> wanted);

  /**
   * What became of an edit.
   *
   * @param revision of the store after it
   * @param changes how many articles were added, changed or removed; 0: the revision is as before
   */
  record Edited(long revision, int changes) {}
}
