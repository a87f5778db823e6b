package org.homeservices.knowledge;

import java.util.List;
import java.util.Locale;

/**
 * What the company knows about one topic, in one language.
 *
 * @param id names the topic; the same in every language
 * @param version grows with every edit
 * @param keywords words and phrases by which visitors ask for it
 * @param actions links to offer with it
 * @param body Markdown; a heading line ({@code ## …}) starts a new passage
 */
public record Article(
    String id,
    int version,
    Category category,
    Locale locale,
    String title,
    List<String> keywords,
    List<Action> actions,
    String body) {
  /** Copies the lists. */
  public Article {
    keywords = List.copyOf(keywords);
    actions = List.copyOf(actions);
  }

  /**
   * A link to offer.
   *
   * @param url absolute with {@code https}, {@code mailto} or {@code tel}, or a path of the site
   */
  public record Action(String label, String url) {}
}
