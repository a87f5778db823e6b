package org.homeservices.assistant.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.homeservices.assistant.reuse.QuestionPairs.Pair;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.Passage;
import org.homeservices.knowledge.lucene.LuceneKnowledgeBase;
import org.homeservices.knowledge.markdown.BuiltInArticles;
import org.junit.jupiter.api.Test;

/** How much the normal form is good for. The floors go up, not down. */
class SameQuestionsTest {
  private static final Locale PORTUGUESE = Languages.PORTUGUESE;
  private static final List<Pair> PAIRS = QuestionPairs.of("same", PORTUGUESE);

  @Test
  void normalKeyShouldBeOneForThisShareOfQuestionsThatMeanTheSame() {
    long equal = PAIRS.stream().filter(SameQuestionsTest::equalNormally).count();

    assertThat(PAIRS).hasSizeGreaterThanOrEqualTo(60);
    assertThat((double) equal / PAIRS.size()).isGreaterThanOrEqualTo(0.74);
  }

  /** Grounding is part of the key, so the search must find the same for both. */
  @Test
  void passagesShouldBeTheSameForThisShareOfQuestionsWithOneNormalForm() {
    LuceneKnowledgeBase knowledge = new LuceneKnowledgeBase(BuiltInArticles.read());
    List<Pair> equal = PAIRS.stream().filter(SameQuestionsTest::equalNormally).toList();

    long grounded =
        equal.stream()
            .filter(
                pair -> grounding(knowledge, pair.one()).equals(grounding(knowledge, pair.other())))
            .count();

    assertThat((double) grounded / equal.size()).isGreaterThanOrEqualTo(0.88);
  }

  private static boolean equalNormally(Pair pair) {
    return NormalForm.of(pair.one(), PORTUGUESE)
        .filter(form -> NormalForm.of(pair.other(), PORTUGUESE).filter(form::equals).isPresent())
        .isPresent();
  }

  private static List<String> grounding(LuceneKnowledgeBase knowledge, String question) {
    return knowledge.find(question, PORTUGUESE, 3).passages().stream()
        .map(Passage::id)
        .sorted()
        .toList();
  }
}
