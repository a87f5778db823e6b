package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a visitor writes, and what is said about it meanwhile. */
class WidgetWritingIT extends Browsed {
  private static final int LONGEST = 2000;
  private static final String PERSONAL =
      "Parece haver um documento ou cartão na mensagem."
          + " Para a sua segurança, envie só se for preciso.";

  @Test
  void personalNumberShouldBeWarnedOfOnce() {
    visit("/");
    openChat();
    page().evaluate(Heard.LISTEN);

    composer().pressSequentially("Meu CPF é 111.444.777-35, serve?");

    assertThat(panel().locator("form").getByText(PERSONAL)).isVisible();
    assertThat(Heard.in(page())).containsExactly(PERSONAL);
    assertAccessible();
    look("personal");
    composer().fill("Não preciso dizer o meu CPF?");
    assertThat(panel().locator("form").getByText(PERSONAL)).isHidden();
  }

  @Test
  void counterShouldBeShownNearTheLimitAndSaidOnce() {
    visit("/");
    openChat();
    composer().fill("a".repeat(LONGEST - 101));
    page().evaluate(Heard.LISTEN);
    assertThat(panel().getByText("restantes")).isHidden();

    composer().press("End");
    composer().pressSequentially("bcd");

    assertThat(panel().locator("form").getByText("98 restantes")).isVisible();
    assertThat(Heard.in(page())).containsExactly("100 restantes");
    composer().fill("é".repeat(LONGEST + 1));
    assertThat(panel().locator("form").getByText("1 a mais")).isVisible();
    assertThat(Heard.in(page())).containsExactly("100 restantes", "1 a mais");
    assertAccessible();
    look("too-long");
  }

  @Test
  void messageBeyondTheLimitShouldNotBeSent() {
    visit("/");
    openChat();
    assertThat(log()).containsText("Sophie"); // The server was heard, and with it the limit.
    composer().fill("a".repeat(LONGEST + 1));

    composer().press("Enter");

    assertThat(composer()).hasValue("a".repeat(LONGEST + 1));
    assertThat(log().locator(".message.visitor")).hasCount(0);
    composer().fill("😀".repeat(LONGEST)); // 4,000 of the units that browsers count.
    composer().press("Enter");
    assertThat(log().locator(".message.visitor")).hasCount(1);
    assertThat(composer()).hasValue("");
  }

  @Test
  void draftShouldStayWhenASheetIsShown() {
    visit("/");
    openChat();
    assertThat(log()).containsText("Sophie");
    composer().fill("Um rascunho");

    choose("Meus dados");

    assertThat(panel()).containsText("Ainda não há nada guardado.");
    assertThat(composer()).hasValue("Um rascunho");
    panelButton("Voltar ao chat").click();
    assertThat(composer()).hasValue("Um rascunho");
    assertThat(composer()).isFocused();
  }

  @Test
  void editingShouldKeepWhatWasBeingWritten() {
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um ateliê?");
    assertThat(log()).containsText("Pois não.");
    composer().fill("Um rascunho");

    panelButton("Editar e perguntar de novo").click();

    assertThat(composer()).hasValue("Quanto custa a faxina de um ateliê?\nUm rascunho");
    assertThat(composer()).isFocused();
    assertThat(log()).containsText("Quanto custa a faxina de um ateliê?");
  }
}
