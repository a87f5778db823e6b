package org.homeservices.testing;

import java.util.List;
import java.util.Locale;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Category;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.KnowledgeBase;
import org.homeservices.knowledge.Passage;

/** Knows one thing, and finds it whatever is asked. */
public final class OneArticle implements KnowledgeBase {
  /** What it knows. */
  public static final String TEXT = "Faxina custa a partir de R$ 120.";

  @Override
  public Findings find(String question, Locale expected, int limit) {
    Article article =
        new Article(
            "prices",
            1,
            Category.SERVICE,
            expected,
            "Preços",
            List.of(),
            List.of(new Article.Action("Ver", "/#services")),
            TEXT);
    return new Findings(expected, Passage.of(article));
  }

  @Override
  public int size() {
    return 1;
  }
}
