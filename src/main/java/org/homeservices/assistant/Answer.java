package org.homeservices.assistant;

import java.util.List;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Passage;

/**
 * A whole answer.
 *
 * @param text Markdown, never blank
 * @param sources the passages it rests on, best first
 * @param actions links to offer with it
 */
public record Answer(
    String text, Origin origin, List<Passage> sources, List<Article.Action> actions) {
  /** Copies the lists. */
  public Answer {
    sources = List.copyOf(sources);
    actions = List.copyOf(actions);
  }
}
