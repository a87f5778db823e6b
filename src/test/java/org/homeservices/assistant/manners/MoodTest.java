package org.homeservices.assistant.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeservices.assistant.manners.LabelledTexts.Labelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoodTest {
  private static final Map<String, Mood> MOODS =
      Map.of("upset", Mood.UPSET, "person", Mood.WANTS_PERSON, "calm", Mood.CALM);

  @ParameterizedTest
  @CsvSource({"mood,80,120,1.0"})
  void moodShouldBeHeardWhenTextsStandAlone(String set, int positive, int negative, double least) {
    List<Labelled> texts = LabelledTexts.of(set);
    List<Labelled> missed = texts.stream().filter(text -> heard(text) != meant(text)).toList();
    long calm = texts.stream().filter(text -> meant(text) == Mood.CALM).count();

    assertThat(texts).doesNotHaveDuplicates();
    assertThat(calm).isGreaterThanOrEqualTo(negative);
    assertThat(texts.size() - calm).isGreaterThanOrEqualTo(positive);
    assertThat(1 - (double) missed.size() / texts.size())
        .as("missed:%n%s", listed(missed))
        .isGreaterThanOrEqualTo(least);
  }

  @Test
  void moodShouldBeCalmWhenMildWordsComeOnce() {
    assertThat(Mood.of("não funcionou", List.of("como pago com pix?"))).isEqualTo(Mood.CALM);
  }

  private static Mood heard(Labelled text) {
    return Mood.of(text.text(), List.of());
  }

  private static Mood meant(Labelled text) {
    return MOODS.get(text.label());
  }

  private static String listed(List<Labelled> texts) {
    return texts.stream()
        .map(text -> text.label() + " → " + heard(text) + ": " + text.text())
        .collect(Collectors.joining("\n"));
  }
}
