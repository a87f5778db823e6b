package org.homeservices.knowledge;

import java.util.List;

/** Reads files as articles. Thread-safe; does not fail. */
@FunctionalInterface
public interface ArticleReader {
  /** So many bytes of UTF-8 an article has at most. */
  int MOST_BYTES = 100 * 1024;

  /** So many articles there are at most, in all languages together. */
  int MOST_ARTICLES = 5000;

  /** Reads files that belong together: they may name each other, and none may repeat an id. */
  Edition read(List<MarkdownFile> files);
}
