package org.homeservices.assistant.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.homeservices.assistant.manners.LabelledTexts.Labelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A greeting is no question, and a question that begins with one is no greeting. */
class CourtesyTest {
  private static final String NONE = "none";

  @ParameterizedTest
  @MethodSource("courtesies")
  void textShouldBeACourtesyWhenItIsNothingElse(Labelled text) {
    var kind = Courtesy.Kind.valueOf(text.label().toUpperCase(Locale.ROOT));

    assertThat(Courtesy.in(text.text())).contains(new Courtesy(kind, text.language()));
  }

  @ParameterizedTest
  @MethodSource("others")
  void textShouldBeNoCourtesyWhenItSaysMore(Labelled text) {
    assertThat(Courtesy.in(text.text())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "???", "🤔", "\u200b", "123", "👍🏽👍🏽"})
  void textShouldBeNoCourtesyWhenItHasNoWords(String text) {
    assertThat(Courtesy.in(text)).isEmpty();
  }

  @Test
  void textShouldBeNoCourtesyWhenItIsLong() {
    assertThat(Courtesy.in("oi ".repeat(40))).isPresent();
    assertThat(Courtesy.in("oi ".repeat(1_000))).isEmpty();
  }

  @Test
  void labelledTextsShouldBeManyAndDifferent() {
    assertThat(courtesies()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    assertThat(others()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  private static List<Labelled> courtesies() {
    return all().filter(text -> !text.label().equals(NONE)).toList();
  }

  private static List<Labelled> others() {
    return all().filter(text -> text.label().equals(NONE)).toList();
  }

  private static Stream<Labelled> all() {
    return LabelledTexts.of("courtesy").stream();
  }
}
