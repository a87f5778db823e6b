package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.WebSocketRoute;
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

  private static final String SHOP =
      """
      <!doctype html>
      <html lang="pt-BR">
        <head>
          <meta charset="utf-8">
          <title>Loja</title>
          <link rel="icon" href="data:,">
          <script type="module" src="%s/widget/home-services-chat.js"></script>
        </head>
        <body><main><h1>Loja</h1></main><home-services-chat></home-services-chat></body>
      </html>
      """;

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
    assertThat(panelButton("Interromper a resposta")).isHidden();
    model().replyOnce(FakeReply.stream().text("E ", "assim por diante.").stop().done());
    panelButton("Continuar").click();
    assertThat(log()).containsText("E assim por diante.");
  }

  @Test
  void stopButtonShouldKeepWhatWasWritten() {
    model().replyOnce(SLOW);
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um sobrado?");
    assertThat(log()).containsText("token2 ");

    panelButton("Interromper a resposta").click();

    assertThat(log()).containsText("Resposta interrompida");
    assertThat(log()).containsText("token2 ");
    assertThat(composer()).isFocused();
  }

  @Test
  void stopButtonShouldEndWhatHasNotBegun() {
    model().replyOnce(FakeReply.silence());
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um celeiro?");
    assertThat(tiles()).isVisible();
    awaitModelAsked("celeiro");

    panelButton("Interromper a resposta").click();

    assertThat(tiles()).isHidden();
    assertThat(panelButton("Interromper a resposta")).isHidden();
    assertThat(composer()).isFocused();
    ask("Quanto custa a faxina de dois celeiros?");
    assertThat(log()).containsText("Pois não.");
    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(3);
  }

  @Test
  void endOfALongAnswerShouldStayInSightWhateverIsDrawn() {
    model().replyOnce(FakeReply.stream().text("Uma linha.\n\n".repeat(60)).stop().done());
    visit("/");
    openChat();
    ask("Quanto custa a faxina de uma catedral?");
    panelButton("Ajudou").scrollIntoViewIfNeeded();
    awaitFrames();

    page()
        .locator("home-services-chat")
        .evaluate("(chat) => chat.setAttribute('page', '/catedrais')");
    awaitFrames();

    assertThat(panelButton("Ajudou")).isInViewport();
  }

  @Test
  void beginningOfALongAnswerShouldStayInSightWhenThePanelMovesWithIt() {
    String lines = "Primeira linha.\n\n" + "Uma linha.\n\n".repeat(60);
    model().replyOnce(FakeReply.stream().text(lines).stop().done());
    visit("/");
    openChat();
    page()
        .evaluate(
            """
            () => {
              const root = document.querySelector("home-services-chat").shadowRoot;
              const composer = root.querySelector("form.composer");
              let height = 0;
              const grow = () => composer.style.setProperty("padding-block-end", `${++height}px`);
              const all = { childList: true, subtree: true, characterData: true };
              new MutationObserver(grow).observe(root.querySelector(".messages"), all);
            }
            """);

    ask("Quanto custa a faxina de uma basílica?");
    assertThat(panelButton("Ajudou")).isVisible();
    awaitFrames();

    assertThat(log().getByText("Primeira linha.")).isInViewport();
  }

  private void awaitFrames() {
    page()
        .evaluate(
            "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))");
  }

  /** A press that begins on the launcher would else end on the panel, and be no click. */
  @Test
  void panelShouldNotShowBeforeTheLauncherIsPressed() {
    visit("/");
    page()
        .evaluate(
            """
            () => {
              const root = document.querySelector("home-services-chat").shadowRoot;
              const look = () => {
                const panel = root.querySelector("[role=dialog]");
                if (panel) {
                  document.body.dataset.shown ??= panel.checkVisibility();
                }
              };
              new MutationObserver(look).observe(root, { childList: true });
            }
            """);

    launcher().hover();

    assertThat(page().locator("body")).hasAttribute("data-shown", "false");
  }

  @Test
  void escapeShouldEndWhatHasNotBegunAndThenCloseThePanel() {
    model().replyOnce(FakeReply.silence());
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um estábulo?");
    assertThat(tiles()).isVisible();
    awaitModelAsked("estábulo");

    page().keyboard().press("Escape");

    assertThat(tiles()).isHidden();
    assertThat(panel()).isVisible();
    page().keyboard().press("Escape");
    assertThat(panel()).isHidden();
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
    panelButton("Responder de novo").click();

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

    panelButton("Copiar código").click();
    assertThat(panelButton("Copiado")).isVisible();
    assertThat(clipboard()).isEqualTo("CUPOM 10");
    panelButton("Copiar").last().click();

    assertThat(log().getByText("Copiado", exactly()).last()).isVisible();
    assertThat(clipboard()).startsWith("Use **isto**");
  }

  @Test
  void copyingTwiceShouldLeaveTheLabelAsItWas() {
    context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    model().replyOnce(FakeReply.stream().text("```\nCUPOM 20\n```\n").stop().done());
    visit("/");
    openChat();
    ask("Quanto custa a faxina com outro cupom?");

    panelButton("Copiar código").click();
    panelButton("Copiado").click();

    assertThat(panelButton("Copiar código")).isVisible();
    assertThat(clipboard()).isEqualTo("CUPOM 20");
  }

  @Test
  void otherJudgementShouldWithdrawTheQuestionWhy() {
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um picadeiro?");
    assertThat(log()).containsText("Pois não.");
    panelButton("Não ajudou").click();
    assertThat(log().getByRole(AriaRole.TEXTBOX)).isFocused();

    panelButton("Ajudou").click();

    assertThat(log().getByRole(AriaRole.TEXTBOX)).isHidden();
    assertThat(panelButton("Ajudou")).hasAttribute("aria-pressed", "true");
    assertThat(panelButton("Não ajudou")).hasAttribute("aria-pressed", "false");
    assertThat(log()).containsText("Obrigada pela opinião.");
  }

  @Test
  void earlierMessagesShouldComeAboveAndLeaveTheFocusInTheLog() {
    LongTalk.in(context());
    visit("/");
    openChat();
    ask("begin");
    assertThat(log()).containsText("Mensagem número 120.");
    Locator first = log().getByText("Mensagem número 71.", exactly());
    Locator earlier = panelButton("Ver mensagens anteriores");
    earlier.focus();
    page().keyboard().press("Enter");
    assertThat(log()).containsText("Mensagem número 21.");
    assertThat(first).isInViewport();
    assertThat(earlier).isFocused();

    page().keyboard().press("Enter");

    assertThat(log()).containsText("Mensagem número 1.");
    assertThat(earlier).isHidden();
    assertThat(log()).isFocused();
    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(LongTalk.MESSAGES + 1);
    assertThat(log().getByRole(AriaRole.ARTICLE).first()).containsText("Mensagem número 1.");
    assertThat(log()).containsText("Você conversa com uma assistente virtual (IA).");
  }

  @Test
  void judgementShouldBeKeptWithItsReason() throws IOException {
    model().replyOnce(FakeReply.stream().text("Talvez.").stop().done());
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um teatro?");
    assertThat(log()).containsText("Talvez.");

    panelButton("Não ajudou").click();
    Locator reason = log().getByRole(AriaRole.TEXTBOX);
    assertThat(reason).isFocused();
    reason.fill("Não disse o preço");
    log().getByText("Enviar", exactly()).click();

    assertThat(log()).containsText("Obrigada pela opinião.");
    page().reload();
    assertThat(panelButton("Não ajudou")).hasAttribute("aria-pressed", "true");
    assertAccessible();
    look("judged");
    choose("Meus dados");
    Download file = page().waitForDownload(() -> panelButton("Baixar meus dados").click());
    assertThat(Files.readString(file.path()))
        .contains("\"value\": \"down\"", "\"reason\": \"Não disse o preço\"");
  }

  @Test
  void personShouldBeAskedFor() {
    visit("/");
    openChat();

    choose("Falar com uma pessoa");

    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(1);
    assertThat(composer()).isFocused();
  }

  @Test
  void suggestionsShouldFollowThePage() {
    for (String path : List.of("/loja", "/loja/pedidos")) {
      elsewhere().show(path, "default-src * data: 'unsafe-inline'", SHOP.formatted(origin()));
    }
    page().navigate(elsewhere().origin() + "/loja");
    openChat();
    assertThat(suggestions().getByRole(AriaRole.BUTTON))
        .hasText(
            new String[] {
              "Quanto custa uma faxina?", "Como peço um serviço?", "Posso pagar com PIX?"
            });

    page().navigate(elsewhere().origin() + "/loja/pedidos");

    assertThat(suggestions().getByRole(AriaRole.BUTTON))
        .hasText(
            new String[] {
              "Como acompanho meu pedido?",
              "Como cancelo um pedido?",
              "O profissional está atrasado, e agora?"
            });
  }

  @Test
  void suggestionShouldBeAsked() {
    visit("/");
    openChat();
    Locator suggestions = suggestions();
    assertThat(suggestions.getByRole(AriaRole.BUTTON)).hasCount(3);
    String question = suggestions.getByRole(AriaRole.BUTTON).first().textContent();

    suggestions.getByRole(AriaRole.BUTTON).first().click();

    assertThat(log()).containsText(question);
    assertThat(suggestions).isHidden();
    assertThat(log()).containsText("Pois não.");
  }

  /** The server lets no such thing through; here it is put in behind it. */
  @Test
  void hostileAnswerShouldBeText() {
    model().replyOnce(FakeReply.stream().text("HOSTILE").stop().done());
    context().routeWebSocket("**/ws/chat", WidgetTalkIT::turnHostile);
    visit("/");
    openChat();

    ask("Quanto custa a faxina de uma adega?");

    assertThat(log()).containsText("<img src=x onerror=alert(1)>");
    assertThat(log()).containsText("<script>alert(2)</script>");
    assertThat(log()).containsText("here and there");
    assertThat(log().locator("img, script, a[href^='javascript']")).hasCount(0);
    assertThat(origins()).doesNotContain("https://evil.example");
  }

  private static void turnHostile(WebSocketRoute client) {
    WebSocketRoute server = client.connectToServer();
    String hostile =
        "<img src=x onerror=alert(1)> <script>alert(2)</script>"
            + " [here](javascript:alert(3)) and ![there](https://evil.example/b.png)";
    server.onMessage(message -> client.send(message.text().replace("HOSTILE", hostile)));
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  /** What stands for an answer that has not begun. */
  private Locator tiles() {
    return log().locator(".typing");
  }

  private Locator suggestions() {
    return panel().getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Sugestões"));
  }

  private String clipboard() {
    return (String) page().evaluate("() => navigator.clipboard.readText()");
  }

  /** From then on the server has an answer that can be ended. */
  private void awaitModelAsked(String word) {
    page()
        .waitForCondition(
            () -> model().requests().stream().anyMatch(asked -> asked.toString().contains(word)));
  }
}
