package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.homeservices.testing.FakeReply;
import org.junit.jupiter.api.Test;

/** What a visitor says, hears, and does with what was heard. */
class WidgetTalkIT extends Browsed {
  private static final FakeReply SLOW = FakeReply.paced(200, Duration.ofMillis(50));

  @Test
  void articleShouldBeQuotedWithItsSourceAndALinkToFollow() {
    model().replyOnce(FakeReply.status(400));
    visit("/");
    openChat();

    ask("Posso pagar com PIX?");

    assertThat(log().getByRole(AriaRole.LINK).first()).hasAttribute("rel", "noopener");
    assertThat(log()).containsText("Fontes");
    assertThat(log()).containsText("da central de ajuda");
    assertAccessible();
    look("sources");
  }

  @Test
  void answerShouldBeSeenWhileItIsWrittenAndEndWithEscape() {
    model().replyOnce(SLOW);
    visit("/");
    openChat();
    ask("Quanto custa a faxina depois de uma festa?");
    assertThat(log()).containsText("token3 ");
    assertAccessible();
    look("streaming");

    page().keyboard().press("Escape");

    assertThat(log()).containsText("Resposta interrompida");
    assertThat(panel()).isVisible();
    assertThat(button("Interromper a resposta")).isHidden();
    model().replyOnce(FakeReply.stream().text("E ", "assim por diante.").stop().done());
    button("Continuar").click();
    assertThat(log()).containsText("E assim por diante.");
  }

  @Test
  void stopButtonShouldKeepWhatWasWritten() {
    model().replyOnce(SLOW);
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um sobrado?");
    assertThat(log()).containsText("token2 ");

    button("Interromper a resposta").click();

    assertThat(log()).containsText("Resposta interrompida");
    assertThat(log()).containsText("token2 ");
    assertThat(composer()).isFocused();
  }

  @Test
  void tilesShouldMoveAtOnceAndTextComeBeforeTheAnswerIsWhole() {
    model().replyOnce(FakeReply.stream().pause(Duration.ofSeconds(1)).text("Em ").stall());
    visit("/");
    openChat();

    composer().fill("Quanto custa a faxina de um loft?");
    Object millis =
        page()
            .evaluate(
                """
                () => new Promise((told) => {
                  const root = document.querySelector("home-services-chat").shadowRoot;
                  const begun = performance.now();
                  root.querySelector("form.composer").requestSubmit();
                  const look = () => root.querySelector(".typing").checkVisibility()
                    ? told(performance.now() - begun) : requestAnimationFrame(look);
                  look();
                })
                """);

    assertThat(((Number) millis).doubleValue()).isLessThan(100);
    assertThat(log()).containsText("Em ");
  }

  @Test
  void newAnswerShouldTakeThePlaceOfTheOld() {
    model().replyOnce(FakeReply.stream().text("A primeira resposta.").stop().done());
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um porão?");
    assertThat(log()).containsText("A primeira resposta.");

    model().replyOnce(FakeReply.stream().text("A segunda resposta.").stop().done());
    button("Responder de novo").click();

    assertThat(log()).containsText("A segunda resposta.");
    assertThat(log()).not().containsText("A primeira resposta.");
  }

  @Test
  void answerAndCodeShouldBeCopied() {
    context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    model()
        .replyOnce(FakeReply.stream().text("Use **isto**:\n\n```\nCUPOM 10\n```\n").stop().done());
    visit("/");
    openChat();
    ask("Quanto custa a faxina com cupom?");

    button("Copiar código").click();
    assertThat(button("Copiado")).isVisible();
    assertThat(clipboard()).isEqualTo("CUPOM 10");
    button("Copiar").last().click();

    assertThat(log().getByText("Copiado", new Locator.GetByTextOptions().setExact(true)).last())
        .isVisible();
    assertThat(clipboard()).startsWith("Use **isto**");
  }

  @Test
  void judgementShouldBeKeptWithItsReason() {
    model().replyOnce(FakeReply.stream().text("Talvez.").stop().done());
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um teatro?");
    assertThat(log()).containsText("Talvez.");

    button("Não ajudou").click();
    Locator reason = log().getByRole(AriaRole.TEXTBOX);
    assertThat(reason).isFocused();
    reason.fill("Não disse o preço");
    log().getByText("Enviar", new Locator.GetByTextOptions().setExact(true)).click();

    assertThat(log()).containsText("Obrigada pela opinião.");
    page().reload();
    assertThat(button("Não ajudou")).hasAttribute("aria-pressed", "true");
    assertAccessible();
    look("judged");
  }

  @Test
  void personShouldBeAskedFor() {
    visit("/");
    openChat();

    menu("Falar com uma pessoa");

    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(1);
    assertThat(composer()).isFocused();
  }

  @Test
  void endedConversationShouldBeRatedAndAnotherOneBegin() {
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um museu?");
    assertThat(log()).containsText("Pois não.");

    menu("Encerrar a conversa");
    assertThat(panel()).containsText("Como foi o atendimento?");
    assertAccessible();
    look("rating");
    panel().locator(".star").nth(3).click();
    assertThat(panel().getByLabel("4 estrelas")).isChecked();
    panel().getByLabel("Comentário (opcional)").fill("Rápido");
    button("Enviar avaliação").click();

    assertThat(panel().getByText("Como foi o atendimento?")).isHidden();
    assertThat(panel()).containsText("Conversa encerrada");
    ask("Quanto custa a faxina de um apartamento?");
    assertThat(log()).not().containsText("Quanto custa a faxina de um museu?");
    assertThat(log()).containsText("Pois não.");
  }

  @Test
  void ownDataShouldBeDownloadedAndErased() throws IOException {
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um aquário?");
    assertThat(log()).containsText("Pois não.");
    menu("Meus dados");
    assertAccessible();
    look("own-data");

    Download file = page().waitForDownload(() -> button("Baixar meus dados").click());
    button("Apagar tudo").click();
    button("Sim, apagar").click();

    assertThat(Files.readString(file.path())).contains("Quanto custa a faxina de um aquário?");
    assertThat(panel()).containsText("Tudo foi apagado.");
    button("Voltar ao chat").click();
    assertThat(log()).not().containsText("Quanto custa a faxina de um aquário?");
    page().reload();
    assertThat(panel()).isVisible();
    assertThat(log()).not().containsText("Quanto custa a faxina de um aquário?");
  }

  @Test
  void suggestionShouldBeAskedAndFollowThePage() {
    visit("/");
    openChat();
    Locator suggestions =
        panel().getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Sugestões"));
    assertThat(suggestions.getByRole(AriaRole.BUTTON)).hasCount(3);
    String question = suggestions.getByRole(AriaRole.BUTTON).first().textContent();

    suggestions.getByRole(AriaRole.BUTTON).first().click();

    assertThat(log()).containsText(question);
    assertThat(suggestions).isHidden();
    assertThat(log()).containsText("Pois não.");
  }

  @Test
  void hostileAnswerShouldBeText() {
    model()
        .replyOnce(
            FakeReply.stream()
                .text(
                    "<img src=x onerror=alert(1)> [a](javascript:alert(1)) ",
                    "![b](https://evil.example/b.png)")
                .stop()
                .done());
    visit("/");
    openChat();

    ask("Quanto custa a faxina de uma adega?");

    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(2);
    assertThat(log().locator("img, a[href^='javascript']")).hasCount(0);
  }

  private Locator button(String name) {
    return panel()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private void menu(String item) {
    panel().locator("summary").click();
    button(item).click();
  }

  private String clipboard() {
    return (String) page().evaluate("() => navigator.clipboard.readText()");
  }
}
