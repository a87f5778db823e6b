package org.homeservices.assistant;

import java.util.List;
import java.util.Locale;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Article.Action;
import org.homeservices.knowledge.Category;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.KnowledgeBase;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.Passage;

/** Always finds the same. */
record Shelf(Locale language, List<Passage> passages) implements KnowledgeBase {
  static final Action CANCEL = new Action("Meus pedidos", "/orders");
  static final List<Passage> PASSAGES =
      List.of(
          passage(
              "cancel-order", "Cancelar", "Cancele **sem custo** até 24 horas antes. 🧽 ", CANCEL),
          passage("refund-policy", "Reembolso", "O reembolso cai em 5 dias. "));

  /** The one that answers a question best. */
  static final Passage BEST = PASSAGES.get(0);

  @Override
  public Findings find(String question, Locale expected, int limit) {
    return new Findings(language, passages);
  }

  @Override
  public int size() {
    return passages.size();
  }

  private static Passage passage(String id, String title, String sentence, Action... actions) {
    String text = sentence.repeat(5).strip();
    Article article =
        new Article(
            id, 1, Category.FAQ, Languages.PORTUGUESE, title, List.of(), List.of(actions), text);
    return Passage.of(article).get(0);
  }
}
