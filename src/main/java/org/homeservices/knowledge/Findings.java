package org.homeservices.knowledge;

import java.util.List;
import java.util.Locale;

/**
 * What a search found.
 *
 * @param language the language of the question, as far as it shows
 * @param passages in that language, best first; empty where none answers the question
 */
public record Findings(Locale language, List<Passage> passages) {
  /** Copies the passages. */
  public Findings {
    passages = List.copyOf(passages);
  }
}
