package org.homeservices.assistant.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictFormTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Posso pagar com cartão?",
        "  POSSO\tpagar \n com   CARTÃO !?!. ",
        "posso pagar com carta\u0303o",
        "posso\u00A0pagar\u2003com cartão…",
        "po\u200Bsso pa\u00ADgar com carta\u200D\u0303o\uFEFF",
        "\u202Eposso pagar\u202C com \u0007cartão",
        "Ｐｏｓｓｏ pagar com cartão？",
        "posso pagar com cartão 👍🏽 ❤️?",
        "posso pagar com cartão 👨‍👩‍👧 🇧🇷"
      })
  void formShouldBeOneWhenOnlyCaseSpacesUnseenSignsOrTheEndDiffer(String typed) {
    assertThat(StrictForm.of(typed).text()).isEqualTo("posso pagar com cartão");
  }

  @ParameterizedTest
  @CsvSource({
    "cartão,cartao",
    "1,I",
    "pagar 10,pagar 1 0",
    "5²,52",
    "1½,11/2",
    "30°,30",
    "é,e",
    "10%,10"
  })
  void formShouldDifferWhenAccentDigitOrUnitDiffers(String one, String other) {
    assertThat(StrictForm.of(one)).isNotEqualTo(StrictForm.of(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "?!", "👍", "\u200B", "\uD83D", "…"})
  void formShouldBeEmptyWhenNothingIsSaid(String typed) {
    assertThat(StrictForm.of(typed).text()).isEmpty();
  }

  @Test
  void formShouldStayWhenTakenAgain() {
    for (int code = 0; code < Character.MIN_SUPPLEMENTARY_CODE_POINT * 2; code++) {
      String once = StrictForm.of("x" + Character.toString(code) + "y 1").text();

      assertThat(StrictForm.of(once).text()).as("U+%04X", code).isEqualTo(once);
    }
  }
}
