package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.homeservices.testing.FakeReply;
import org.junit.jupiter.api.Test;

/** That no word is lost, whatever the network does. */
class WidgetWordsKeptIT extends Browsed {
  private static final double LIMIT_MILLIS = 20_000;

  private static final String WAITING =
      """
      () => [...document.querySelector("home-services-chat").shadowRoot.querySelectorAll(".message")]
        .filter((message) => message.textContent.includes("Muitas mensagens de uma vez")).length
      """;

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="pt-BR">
        <head>
          <meta charset="utf-8">
          <title>Loja</title>
          <script type="module" src="%s/widget/home-services-chat.js"></script>
        </head>
        <body><main><h1>Loja</h1></main><home-services-chat></home-services-chat></body>
      </html>
      """;

  @Test
  void wordsShouldBeSentWhenTheNetworkIsBack() {
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um quarto?");
    assertThat(log()).containsText("Pois não.");
    expect("net::ERR_");
    expect("WebSocket connection to");

    cable().cut();
    ask("Quanto custa a faxina de dois quartos?");

    assertThat(log()).containsText("Enviando");
    assertThat(panel()).containsText("Reconectando");
    assertAccessible();
    look("reconnecting");
    cable().restore();
    assertThat(log()).not().containsText("Enviando");
    assertThat(log().getByText("Pois não.")).hasCount(2);
  }

  @Test
  void reloadShouldKeepWhatWasNotSent() {
    page()
        .navigate(elsewhere().show("/", "default-src * 'unsafe-inline'", PAGE.formatted(origin())));
    openChat();
    ask("Quanto custa a faxina de uma varanda?");
    assertThat(log()).containsText("Pois não.");
    expect("net::ERR_");
    expect("WebSocket connection to");
    expect("favicon.ico");
    cable().cut();
    ask("Quanto custa a faxina de duas varandas?");
    composer().fill("Um rascunho");

    page().reload();

    assertThat(log()).containsText("Quanto custa a faxina de duas varandas?");
    assertThat(composer()).hasValue("Um rascunho");
    cable().restore();
    assertThat(log().getByText("Pois não.")).hasCount(2);
    assertThat(log().getByText("Quanto custa a faxina de duas varandas?")).hasCount(1);
  }

  @Test
  void reloadInTheMiddleOfAnAnswerShouldGoOnWhereItWas() {
    model().replyOnce(FakeReply.paced(60, Duration.ofMillis(50)));
    visit("/");
    openChat();
    ask("Quanto custa a faxina de uma garagem?");
    assertThat(log()).containsText("token5 ");

    page().reload();

    assertThat(log()).containsText("token60");
    assertThat(log().textContent()).containsOnlyOnce("token1 ").containsOnlyOnce("token30 ");
  }

  @Test
  void chatShouldGoOnWithoutSockets() {
    expect("WebSocket connection to");
    cable().refuseSockets();
    model().replyOnce(FakeReply.paced(20, Duration.ofMillis(50)));
    visit("/");
    openChat();

    ask("Quanto custa a faxina de um banheiro?");

    assertThat(log()).containsText("token20");
    ask("Quanto custa a faxina de dois banheiros?");
    assertThat(log()).containsText("Pois não.");
  }

  @Test
  void halfOpenConnectionShouldBeNoticed() {
    page().clock().install();
    visit("/");
    openChat();
    ask("Quanto custa a faxina de uma cozinha?");
    page().clock().runFor(1000);
    assertThat(log()).containsText("Pois não.");

    cable().silence();
    page().clock().runFor(26_000);
    page().clock().runFor(11_000);

    assertThat(panel()).containsText("Reconectando");
    cable().restore();
    ask("Quanto custa a faxina de duas cozinhas?");
    page().clock().runFor(40_000);
    assertThat(log().getByText("Pois não.")).hasCount(2);
  }

  @Test
  void offlineShouldBeToldAndEndAtOnce() {
    visit("/");
    openChat();
    ask("Quanto custa a faxina de uma sala?");
    assertThat(log()).containsText("Pois não.");
    expect("net::ERR_");

    context().setOffline(true);

    assertThat(panel()).containsText("Sem conexão");
    assertAccessible();
    look("offline");
    context().setOffline(false);
    assertThat(panel()).not().containsText("Sem conexão");
  }

  @Test
  void messageBeyondTheLimitShouldWaitAndBeSentByItself() {
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um escritório?");
    assertThat(log()).containsText("Pois não.");

    page()
        .evaluate(
            """
            () => {
              const chat = document.querySelector("home-services-chat");
              for (let number = 1; number <= 20; number += 1) {
                chat.send(`Quanto custa a faxina número ${number}?`);
              }
            }
            """);

    assertThat(log()).containsText("Muitas mensagens de uma vez");
    assertAccessible();
    look("rate-limited");
    int waiting = ((Number) page().evaluate(WAITING)).intValue();
    page()
        .waitForFunction(
            "(waiting) => (%s)() < waiting".formatted(WAITING),
            waiting,
            new Page.WaitForFunctionOptions().setTimeout(LIMIT_MILLIS));
    assertThat(log().getByText("Quanto custa a faxina número 20?")).hasCount(1);
  }

  @Test
  void refusedMessageShouldBeEditedAndSentAgain() {
    visit("/");
    openChat();

    ask("Uma pergunta com um sinal \u202E escondido");

    assertThat(log()).containsText("Não enviada.");
    assertAccessible();
    look("error");
    log().getByRole(AriaRole.BUTTON).first().click();
    assertThat(composer()).hasValue("Uma pergunta com um sinal \u202E escondido");
    assertThat(log()).not().containsText("Não enviada.");
    ask("Quanto custa a faxina de uma piscina?");
    assertThat(log()).containsText("Pois não.");
  }
}
