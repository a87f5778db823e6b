package org.homeservices.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of an article that answers a question by itself.
 *
 * @param id the article's id, with {@code #2}, {@code #3}, … for its later passages
 * @param title the article's title, and the heading of a later passage
 * @param text Markdown without a heading
 */
public record Passage(String id, Article article, String title, String text) {

  /** Cuts an article into its passages, in order, none of them blank. */
  public static List<Passage> of(Article article) {
    List<Passage> passages = new ArrayList<>();
    for (String section : article.body().split("(?m)^#{1,6} +", -1)) {
      boolean first = passages.isEmpty() && article.body().startsWith(section);
      String heading = first ? "" : section.lines().findFirst().orElse("").strip();
      String text = (first ? section : section.substring(heading.length())).strip();
      if (!text.isEmpty()) {
        passages.add(passage(article, passages.size() + 1, heading, text));
      }
    }
    return passages;
  }

  /**
   * Another one as soon as anything of it has changed that an answer may hold: its title and text,
   * and the links of its article. What only helps to find it (keywords, category, the article's own
   * number, its other passages) does not count.
   */
  public String version() {
    List<String> parts = new ArrayList<>(List.of(title, text));
    for (Article.Action action : article.actions()) {
      parts.add(action.label());
      parts.add(action.url());
    }
    return Fingerprint.of(parts);
  }

  private static Passage passage(Article article, int number, String heading, String text) {
    String id = number == 1 ? article.id() : article.id() + "#" + number;
    String title = heading.isEmpty() ? article.title() : article.title() + " – " + heading;
    return new Passage(id, article, title, text);
  }
}
