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

  /** How many articles there are in all languages together. */
  int size();
}
