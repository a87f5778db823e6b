package org.homeservices.assistant.reuse;

import java.util.List;
import java.util.Locale;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Category;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.Passage;

/** Questions, and what they are asked with. */
final class Requests {
  static final Recipe RECIPE = new Recipe("casa", "digest", "openai", "small", 0.3, 500, 1);
  static final String QUESTION = "Como cancelo o pedido de faxina?";
  static final List<Passage> PASSAGES =
      List.of(
          passage("cancel-order", "Cancele até 24 horas antes."),
          passage("refund-policy", "O reembolso cai em 5 dias. Dúvidas: (11) 4000-1234."),
          passage("service-cleaning", "A faxina custa R$ 150."));
  static final Findings FINDINGS = new Findings(Languages.PORTUGUESE, PASSAGES);
  static final Circumstances ANYBODY = Circumstances.of(Audience.ANONYMOUS);

  private Requests() {}

  static Passage passage(String id, String text) {
    return Passage.of(
            new Article(
                id, 1, Category.FAQ, Languages.PORTUGUESE, "Título", List.of(), List.of(), text))
        .get(0);
  }

  static Reuse reuse() {
    return new Reuse(RECIPE, List.of("oi@casa.example", "+55 11 3000-4000", ""));
  }

  /** The keys of a question that is known to be reusable. */
  static List<AnswerKey> keys(String question, Locale language) {
    SharedPart shared =
        new SharedPart(
            RECIPE,
            language,
            Audience.ANONYMOUS,
            "any",
            Grounding.of(FINDINGS),
            History.STANDALONE,
            question);
    return AnswerKeys.of(new SharedRequest(shared));
  }
}
