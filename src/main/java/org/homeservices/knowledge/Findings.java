package org.homeservices.knowledge;

import java.util.List;
import java.util.Locale;

/**
 * What a search found.
 *
 * @param language the language of the question, as far as it shows
 * @param passages in that language, best first; empty where none answers the question
 * @param related what the article of the first passage names as related, in its order
 */
public record Findings(Locale language, List<Passage> passages, List<Related> related) {
  /** Copies the lists. */
  public Findings {
    passages = List.copyOf(passages);
    related = List.copyOf(related);
  }

  /** Without anything related. */
  public Findings(Locale language, List<Passage> passages) {
    this(language, passages, List.of());
  }

  /**
   * Another article that can be offered.
   *
   * @param id the article's
   * @param title in the language of the passages; asked as a question, it finds the article
   */
  public record Related(String id, String title) {}
}
