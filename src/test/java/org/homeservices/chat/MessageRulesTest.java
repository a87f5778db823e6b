package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRulesTest {
  private static final int MIN = 2;
  private static final int MAX = 10;
  private static final String EMOJI = "😀";

  private final MessageRules rules =
      new MessageRules(new ChatSettings(MIN, MAX, MAX, 50, true, "S"));

  @ParameterizedTest
  @ValueSource(
      strings = {"Oi", "não é\r\n\tok", "مرحبا", "שלום", "👩‍👩‍👧", "e\u0301e\u0301", "a\u2028b"})
  void contentShouldBeTakenWhenItIsOrdinaryText(String content) {
    assertThat(rules.refusalOf(content)).isEmpty();
  }

  @Test
  void contentShouldBeTakenAtTheGreatestLength() {
    assertThat(rules.refusalOf("x".repeat(MAX))).isEmpty();
    assertThat(rules.refusalOf(EMOJI.repeat(MAX))).isEmpty();
  }

  @Test
  void contentShouldBeTooLongWhenItHasOneCharacterMore() {
    assertThat(rules.refusalOf("x".repeat(MAX + 1))).contains(Refusal.TOO_LONG);
    assertThat(rules.refusalOf(EMOJI.repeat(MAX + 1))).contains(Refusal.TOO_LONG);
  }

  @Test
  void surroundingBlanksShouldCountAgainstTheGreatestLength() {
    assertThat(rules.refusalOf("hello" + " ".repeat(MAX))).contains(Refusal.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "    ", "\n\t\r\n", "\u2003\u3000", "x", "  x  ", EMOJI})
  void contentShouldBeTooShortWhenLittleIsLeftWithoutBlanks(String content) {
    assertThat(rules.refusalOf(content)).contains(Refusal.TOO_SHORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\u0007b",
        "a\u001Bb",
        "a\u007Fb",
        "a\u0085b",
        "a\u009Fb",
        "a\u000Bb"
      })
  void contentShouldBeRefusedWhenItHoldsAControlCharacter(String content) {
    assertThat(rules.refusalOf(content)).contains(Refusal.BAD_CHARACTERS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u200Eb",
        "a\u200Fb",
        "a\u061Cb",
        "a\u202Ab",
        "a\u202Bb",
        "a\u202Cb",
        "a\u202Db",
        "a\u202Eb",
        "a\u2066b",
        "a\u2067b",
        "a\u2068b",
        "a\u2069b"
      })
  void contentShouldBeRefusedWhenItReversesText(String content) {
    assertThat(rules.refusalOf(content)).contains(Refusal.BAD_CHARACTERS);
  }

  @Test
  void contentShouldBeRefusedWhenItHoldsHalfACharacter() {
    String high = EMOJI.substring(0, 1);
    String low = EMOJI.substring(1);

    assertThat(rules.refusalOf("ab" + high)).contains(Refusal.BAD_CHARACTERS);
    assertThat(rules.refusalOf(low + "ab")).contains(Refusal.BAD_CHARACTERS);
    assertThat(rules.refusalOf("a" + low + high + "b")).contains(Refusal.BAD_CHARACTERS);
  }
}
