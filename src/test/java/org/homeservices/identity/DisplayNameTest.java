package org.homeservices.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

  @ParameterizedTest
  @CsvSource({
    "Ana Souza, Ana Souza",
    "'  Ana \t\n Souza ', Ana Souza",
    "A\u0000n\u0007a, Ana",
    "Ana\u202Ezuos, Anazuos",
    "\u2066Ana\u2069, Ana",
    "Ana\u200B\uFEFF, Ana",
    "Ana\u2028Souza, Ana Souza",
    "Jose\u0301, Jos\u00e9",
    "\uD800Ana, Ana",
    "<b>Ana</b>, <b>Ana</b>",
    "👩\u200D🔧 Ana, 👩\u200D🔧 Ana"
  })
  void nameShouldBeOneLineOfWhatCanBeSeen(String given, String shown) {
    assertThat(DisplayName.of(given)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u0000", "\u202E\u200F", "\uD800"})
  void thereShouldBeNoNameWhereNothingCanBeSeen(String given) {
    assertThat(DisplayName.of(given)).isNull();
  }

  @Test
  void nameShouldBeCutBetweenCharacters() {
    assertThat(DisplayName.of("😀".repeat(101))).isEqualTo("😀".repeat(100));
    assertThat(DisplayName.of("x".repeat(99) + " y")).isEqualTo("x".repeat(99));
  }
}
