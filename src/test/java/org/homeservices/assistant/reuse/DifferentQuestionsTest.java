package org.homeservices.assistant.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.homeservices.assistant.reuse.QuestionPairs.Pair;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that ask for different things never share an answer. */
class DifferentQuestionsTest {

  @ParameterizedTest
  @CsvSource({"pt-BR,200", "en,40", "es,40"})
  void questionsShouldShareNoKeyWhenTheyAskForDifferentThings(Locale language, int least) {
    List<Pair> pairs = QuestionPairs.of("different", language);

    assertThat(pairs).hasSizeGreaterThanOrEqualTo(least).doesNotHaveDuplicates();
    assertThat(pairs)
        .allSatisfy(
            pair ->
                assertThat(Requests.keys(pair.one(), language))
                    .doesNotContainAnyElementsOf(Requests.keys(pair.other(), language)));
  }

  /** Whoever drops nearly everything passes the test above. */
  @ParameterizedTest
  @CsvSource({"pt-BR,0.95", "en,0.9", "es,0.9"})
  void questionsShouldHaveANormalFormWhenTheyHaveATopic(Locale language, double least) {
    List<String> questions = questions(language);

    long formed =
        questions.stream().filter(text -> NormalForm.of(text, language).isPresent()).count();

    assertThat((double) formed / questions.size()).isGreaterThanOrEqualTo(least);
  }

  /** The questions that the search is measured with, each labelled with the article it needs. */
  @ParameterizedTest
  @CsvSource({"pt-BR", "en", "es"})
  void normalFormShouldNeverBeOneForQuestionsThatNeedDifferentArticles(Locale language) {
    Map<NormalForm, Set<String>> articles = new HashMap<>();

    for (Pair labelled : QuestionPairs.labelled(language)) {
      NormalForm.of(labelled.one(), language)
          .ifPresent(
              form -> articles.computeIfAbsent(form, key -> new HashSet<>()).add(labelled.other()));
    }

    assertThat(articles).hasSizeGreaterThan(100);
    assertThat(articles.values()).allSatisfy(needed -> assertThat(needed).hasSize(1));
  }

  private static List<String> questions(Locale language) {
    List<String> texts = new ArrayList<>();
    for (Pair pair : QuestionPairs.of("different", language)) {
      texts.add(pair.one());
      texts.add(pair.other());
    }
    return texts.stream().distinct().toList();
  }
}
