package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Else the tests of the widget could not fail. */
class ContrastIT extends Browsed {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".visitor .bubble { opacity: 0.65 } | Quanto custa a faxina de um silo?",
        ".message { opacity: 0.8 } .visitor .bubble { opacity: 0.9 } | Quanto custa a faxina de um silo?",
        ".tool { color: #bbb } | Ajudou",
        ".about { color: rgb(0 0 0 / 0.5) } | Responde na hora",
        "textarea::placeholder { color: #999 } | Escreva sua mensagem",
      })
  void textThatDoesNotStandOutShouldBeFound(String rule, String text) {
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um silo?");
    assertThat(log()).containsText("Pois não.");
    assertThat(Contrast.tooLittle(page())).isEmpty();

    page()
        .evaluate(
            """
            (rule) => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(rule);
              document.querySelector("home-services-chat").shadowRoot.adoptedStyleSheets.push(sheet);
            }
            """,
            rule);

    assertThat(Contrast.tooLittle(page())).anyMatch(found -> found.endsWith(":1 " + text));
  }
}
