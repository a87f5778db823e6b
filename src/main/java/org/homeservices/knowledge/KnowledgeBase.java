package org.homeservices.knowledge;

import java.util.Locale;

/** Finds the passages that answer a question. Thread-safe; takes milliseconds, in memory. */
public interface KnowledgeBase {

  /**
   * Finds passages for a question in everyday words: without accents, with a typo, in any of the
   * languages.
   *
   * @param expected the language to assume where the question does not show its own
   * @param limit at most so many passages
   */
  Findings find(String question, Locale expected, int limit);

  /**
   * The same for a visitor on a page, which decides among passages that answer almost equally well.
   * A base that knows no pages may ignore it.
   *
   * @param page {@code services}, {@code orders}, {@code payment}, {@code account} or {@code
   *     provider}; anything else says nothing
   */
  default Findings find(String question, Locale expected, String page, int limit) {
    return find(question, expected, limit);
  }

  /** How many articles there are in all languages together. */
  int size();
}
