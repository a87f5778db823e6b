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
 * @param related ids of articles in the same language that whoever asks for this may want too
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
    List<String> related,
    String body) {
  /** Copies the lists. */
  public Article {
    keywords = List.copyOf(keywords);
    actions = List.copyOf(actions);
    related = List.copyOf(related);
  }

  /** One that names no other. */
  public Article(
      String id,
      int version,
      Category category,
      Locale locale,
      String title,
      List<String> keywords,
      List<Action> actions,
      String body) {
    this(id, version, category, locale, title, keywords, actions, List.of(), body);
  }

  /**
   * A link to offer.
   *
   * @param url absolute with {@code https}, {@code mailto} or {@code tel}, or a path of the site
   */
  public record Action(String label, String url) {}
}
