package org.homeservices.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.homeservices.knowledge.LabelledQuestions.Labelled;
import org.homeservices.knowledge.lucene.LuceneKnowledgeBase;
import org.homeservices.knowledge.markdown.BuiltInArticles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Measures the search on the built-in articles. The floors stand just under what was measured: one
 * question more that goes wrong is a change to look at, not a reason to lower them.
 */
@TestInstance(PER_CLASS)
class RetrievalQualityTest {
  private static final int ENOUGH = 3;

  private final KnowledgeBase knowledge = new LuceneKnowledgeBase(BuiltInArticles.read());

  @ParameterizedTest
  @CsvSource({
    // set,     locale, recall@1, recall@3, MRR, off-topic
    "questions, pt-BR, 0.966, 0.982, 0.973, 0.95",
    "questions, en, 0.945, 0.963, 0.955, 0.80",
    "questions, es, 0.979, 0.989, 0.985, 0.94",
    "heldout, pt-BR, 0.805, 0.831, 0.818, 0.91",
    "heldout, en, 0.756, 0.853, 0.800, 0.91",
    "heldout, es, 0.780, 0.829, 0.797, 0.91",
  })
  void searchShouldNotGetWorseWhenArticlesOrItsSettingsChange(
      String set, Locale locale, double recall1, double recall3, double mrr, double offTopic) {
    List<Labelled> questions = LabelledQuestions.of(set, locale);

    RetrievalScore score = RetrievalScore.of(knowledge, questions, locale);

    SoftAssertions floors = new SoftAssertions();
    floors.assertThat(score.recallAt(1)).as("recall@1: %s", score).isGreaterThan(recall1);
    floors.assertThat(score.recallAt(ENOUGH)).as("recall@3: %s", score).isGreaterThan(recall3);
    floors.assertThat(score.meanReciprocalRank()).as("MRR: %s", score).isGreaterThan(mrr);
    floors.assertThat(score.refused()).as("off-topic: %s", score).isGreaterThanOrEqualTo(offTopic);
    floors.assertAll();
  }

  @ParameterizedTest
  @CsvSource({"questions, 0.98", "heldout, 0.99"})
  void questionShouldFindItsLanguageWhenAnotherOneIsExpected(String set, double floor) {
    List<String> misses =
        Languages.ALL.stream().flatMap(locale -> strays(set, locale).stream()).toList();
    long asked = 2 * Languages.ALL.stream().mapToLong(locale -> telling(set, locale).size()).sum();

    double found = 1 - (double) misses.size() / asked;

    assertThat(found).as("%s", misses).isGreaterThan(floor);
  }

  @ParameterizedTest
  @CsvSource({
    "Quanto custa uma faxina?,    service-cleaning, pt-BR",
    "como cancelo um pedido,      cancel-order,     pt-BR",
    "Posso pagar com PIX?,        pay-with-pix,     pt-BR",
    "How do I become a provider?, become-provider,  en",
    "¿Cómo sigo mi pedido?,       track-order,      es",
  })
  void articleShouldComeFirstWhenAVisitorOfAPortugueseSiteAsksForIt(
      String question, String article, Locale language) {
    Findings findings = knowledge.find(question, Languages.PORTUGUESE, ENOUGH);

    assertThat(findings.language()).isEqualTo(language);
    assertThat(findings.passages()).first().extracting(Passage::id).isEqualTo(article);
  }

  @Test
  void searchShouldFindNothingWhenTheQuestionHasNoWords() {
    Findings findings = knowledge.find("asdf qwer", Languages.PORTUGUESE, ENOUGH);

    assertThat(findings.passages()).isEmpty();
  }

  private List<String> strays(String set, Locale locale) {
    return Languages.ALL.stream()
        .filter(expected -> !expected.equals(locale))
        .flatMap(expected -> telling(set, locale).stream().filter(q -> strays(q, expected, locale)))
        .map(Labelled::question)
        .toList();
  }

  private boolean strays(Labelled asked, Locale expected, Locale locale) {
    return !knowledge.find(asked.question(), expected, ENOUGH).language().equals(locale);
  }

  private static List<Labelled> telling(String set, Locale locale) {
    return LabelledQuestions.of(set, locale).stream()
        .filter(asked -> !asked.offTopic() && asked.longEnoughToShowItsLanguage())
        .toList();
  }
}
