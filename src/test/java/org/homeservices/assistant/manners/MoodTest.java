package org.homeservices.assistant.manners;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeservices.assistant.manners.LabelledTexts.Labelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoodTest {
  private static final Map<String, Mood> MOODS =
      Map.of("upset", Mood.UPSET, "person", Mood.WANTS_PERSON, "calm", Mood.CALM);

  private static final String QUESTION = "Como pago com PIX?";
  private static final String ANNOYED = "não funcionou";
  private static final String ANGRY = "que absurdo";

  /** The set {@code mood-check} was written after the lists, which then learnt from it. */
  @ParameterizedTest
  @CsvSource({"mood,80,120,0.97", "mood-check,30,40,0.97"})
  void moodShouldBeHeardInATextAlone(String set, int positive, int negative, double least) {
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
  void visitorShouldBeCalmWhenMildWordsComeOnce() {
    assertThat(Mood.of(ANNOYED, List.of(QUESTION))).isEqualTo(Mood.CALM);
  }

  @Test
  void visitorShouldBeCalmWhenMildWordsComeTogether() {
    assertThat(Mood.of("poxa, ainda não chegou, não deu certo de novo", List.of()))
        .isEqualTo(Mood.CALM);
  }

  @Test
  void visitorShouldBeUpsetWhenMildWordsComeTwiceInARow() {
    assertThat(Mood.of("de novo isso, não adianta", List.of(ANNOYED))).isEqualTo(Mood.UPSET);
  }

  @Test
  void visitorShouldBeCalmWhenACalmTurnLiesBetweenMildWords() {
    assertThat(Mood.of(ANNOYED, List.of(ANNOYED, QUESTION))).isEqualTo(Mood.CALM);
  }

  @Test
  void visitorShouldBeUpsetWhenMildWordsAreShouted() {
    assertThat(Mood.of("não funcionou!!!", List.of())).isEqualTo(Mood.UPSET);
    assertThat(Mood.of("AINDA NÃO FUNCIONOU", List.of())).isEqualTo(Mood.UPSET);
  }

  @Test
  void visitorShouldBeCalmWhenNothingButTheVoiceIsLoud() {
    assertThat(Mood.of("PRECISO DE UM ENCANADOR!!!", List.of("OI!!!", "BOM DIA!!!")))
        .isEqualTo(Mood.CALM);
  }

  @Test
  void visitorShouldStayUpsetWhenMildWordsFollowStrongOnes() {
    assertThat(Mood.of(ANNOYED, List.of(ANGRY))).isEqualTo(Mood.UPSET);
  }

  @Test
  void visitorShouldBeCalmAgainWhenACalmQuestionFollowsStrongWords() {
    assertThat(Mood.of(QUESTION, List.of(ANGRY, ANGRY))).isEqualTo(Mood.CALM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Como pago com PIX?", "como pago com pix", "COMO PAGO COM PIX??"})
  void visitorShouldBeUpsetWhenTheSameIsAskedThrice(String again) {
    assertThat(Mood.of(again, List.of(QUESTION))).isEqualTo(Mood.CALM);
    assertThat(Mood.of(again, List.of(QUESTION, "oi?", QUESTION))).isEqualTo(Mood.UPSET);
  }

  @Test
  void visitorShouldBeCalmWhenTheSameWasAskedLongAgo() {
    List<String> earlier =
        List.of(QUESTION, QUESTION, "um", "dois", "três", "quatro", "cinco", "seis");

    assertThat(Mood.of(QUESTION, earlier)).isEqualTo(Mood.CALM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "oi", "obrigado", "PIX", "👍", ""})
  void visitorShouldBeCalmWhenTheSameWordComesAgain(String text) {
    assertThat(Mood.of(text, Collections.nCopies(5, text))).isEqualTo(Mood.CALM);
  }

  @Test
  void wishForAPersonShouldCountInTheTurnInWhichItIsSaid() {
    assertThat(Mood.of("quero um atendente", List.of(ANGRY))).isEqualTo(Mood.WANTS_PERSON);
    assertThat(Mood.of(QUESTION, List.of("quero um atendente"))).isEqualTo(Mood.CALM);
  }

  @Test
  void longTextShouldBeHeardToo() {
    String story = "ontem pedi uma faxina e veio outra pessoa sem avisar, ".repeat(18);

    assertThat(Mood.of(story, List.of())).isEqualTo(Mood.CALM);
    assertThat(Mood.of(story + "que absurdo", List.of())).isEqualTo(Mood.UPSET);
  }

  private static Mood heard(Labelled text) {
    return Mood.of(text.text(), List.of());
  }

  private static Mood meant(Labelled text) {
    return requireNonNull(MOODS.get(text.label()), text.label());
  }

  private static String listed(List<Labelled> texts) {
    return texts.stream()
        .map(text -> text.label() + " → " + heard(text) + ": " + text.text())
        .collect(Collectors.joining("\n"));
  }
}
