package org.homeservices.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.KnowledgeBase;
import org.homeservices.knowledge.Languages;

/** Counts the articles of each language, and looks for one of each by its title. */
public final class KnowledgeCheck implements Inspection {
  private static final String NAME = "knowledge";
  private static final String ADVICE =
      "put articles in that language, see KNOWLEDGE.md; its visitors get only manners and contact"
          + " data";

  private final KnowledgeBase knowledge;
  private final List<Article> articles;
  private final String origin;

  /**
   * @param knowledge serves the articles
   * @param origin where they come from, for the finding
   */
  public KnowledgeCheck(KnowledgeBase knowledge, List<Article> articles, String origin) {
    this.knowledge = knowledge;
    this.articles = List.copyOf(articles);
    this.origin = origin;
  }

  @Override
  public List<Finding> findings() {
    List<Locale> without = Languages.ALL.stream().filter(l -> in(l).isEmpty()).toList();
    List<Locale> unfound = Languages.ALL.stream().filter(l -> !isFound(l)).toList();
    if (articles.isEmpty()) {
      return List.of(Finding.fail(NAME, "there is no article (%s)".formatted(origin), ADVICE));
    }
    if (!unfound.isEmpty()) {
      String text = "an article is not found by its own title in %s".formatted(tags(unfound));
      return List.of(Finding.fail(NAME, text, "look at the log; the index may be damaged"));
    }
    String counts =
        Languages.ALL.stream()
            .map(locale -> locale.toLanguageTag() + " " + in(locale).size())
            .collect(Collectors.joining(", "));
    String text = "articles %s: %s; one of each was found".formatted(origin, counts);
    return List.of(without.isEmpty() ? Finding.pass(NAME, text) : Finding.warn(NAME, text, ADVICE));
  }

  private List<Article> in(Locale locale) {
    return articles.stream().filter(article -> article.locale().equals(locale)).toList();
  }

  private boolean isFound(Locale locale) {
    List<Article> all = in(locale);
    return all.isEmpty() || isFound(all.get(0));
  }

  private boolean isFound(Article article) {
    return knowledge.find(article.title(), article.locale(), 5).passages().stream()
        .anyMatch(passage -> passage.article().id().equals(article.id()));
  }

  private static String tags(List<Locale> locales) {
    return locales.stream().map(Locale::toLanguageTag).collect(Collectors.joining(", "));
  }
}
