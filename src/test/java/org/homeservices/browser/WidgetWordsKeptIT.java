package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.FakeReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(log())
        .not()
        .containsText("Enviando", new ContainsTextOptions().setTimeout(LIMIT_MILLIS));
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
  void firstWordsShouldBeSentByThemselvesWhenThePageIsLoadedAgain() {
    String shop = elsewhere().show("/", "default-src * 'unsafe-inline'", PAGE.formatted(origin()));
    page().navigate(shop);
    openChat();
    assertThat(panel()).containsText("Sophie");
    expect("net::ERR_");
    expect("favicon.ico");
    cable().cut();
    ask("Quanto custa a faxina de um terraço?");
    assertThat(log()).containsText("Enviando");
    page().evaluate("() => document.querySelector('home-services-chat').hide()");
    page().navigate("about:blank");
    cable().restore();

    page().navigate(shop);

    assertThat(button("1 mensagem nova")).isVisible();
    assertThat(panel()).isHidden();
    openChat();
    assertThat(log().getByText("Quanto custa a faxina de um terraço?")).hasCount(1);
    assertThat(log().getByText("Pois não.")).hasCount(1);
    assertThat(log()).not().containsText("Enviando");
  }

  @Test
  void voteAndRatingShouldArriveAfterAReload() {
    page()
        .navigate(elsewhere().show("/", "default-src * 'unsafe-inline'", PAGE.formatted(origin())));
    openChat();
    ask("Quanto custa a faxina de um jardim de inverno?");
    assertThat(log()).containsText("Pois não.");
    choose("Encerrar a conversa");
    assertThat(panel().getByText("Como foi o atendimento?")).isVisible();
    expect("net::ERR_");
    expect("WebSocket connection to");
    expect("favicon.ico");
    try (ChatClient other = otherLine()) {
      cable().cut();
      assertThat(panel().getByText("Reconectando").first()).isVisible();
      panelButton("Ajudou").click();
      panel().locator(".star").nth(3).click();
      panel().getByLabel("Comentário (opcional)").fill("Rápido");
      panelButton("Enviar avaliação").click();

      page().reload();
      cable().restore();

      assertThat(other.next("feedback").getString("value")).isEqualTo("up");
      JsonObject rated = other.next("rated");
      assertThat(rated.getInt("score")).isEqualTo(4);
      assertThat(rated.getString("comment")).isEqualTo("Rápido");
    }
  }

  @ParameterizedTest
  @CsvSource({"window, online", "document, visibilitychange", "window, pageshow"})
  void lineShouldComeBackAtOnce(String target, String event) {
    List<WebSocket> sockets = new ArrayList<>();
    page().onWebSocket(sockets::add);
    page().clock().install();
    visit("/");
    openChat();
    ask("Quanto custa a faxina de uma praça antes de " + event + "?");
    assertThat(log()).containsText("Pois não.");
    page().clock().pauseAt(System.currentTimeMillis() + 5_000); // No wait ends from here on.
    expect("net::ERR_");
    expect("WebSocket connection to");
    cable().cut();
    page().waitForCondition(() -> sockets.get(0).isClosed());
    cable().restore();
    assertThat(sockets).hasSize(1);

    page().evaluate("() => { %s.dispatchEvent(new Event('%s')); }".formatted(target, event));

    page().waitForCondition(() -> sockets.size() == 2);
    ask("Quanto custa a faxina de uma praça depois de " + event + "?");
    page().waitForCondition(() -> answersAfterAFrame() == 2);
  }

  @Test
  void restThatDidNotLoadShouldLoadAtTheNextPress() {
    page().route("**/chat.js", Route::abort);
    expect("net::ERR_FAILED");
    visit("/");
    launcher().click();
    assertThat(page().getByText("O chat não carregou.")).isVisible();
    assertThat(launcher()).isVisible();
    assertAccessible();
    look("not-loaded");
    page().unroute("**/chat.js");

    launcher().click();

    assertThat(panel()).isVisible();
    assertThat(composer()).isFocused();
    assertThat(page().getByText("O chat não carregou.")).isHidden();
    ask("Quanto custa a faxina de um chafariz?");
    assertThat(log()).containsText("Pois não.");
  }

  @Test
  void chatShouldGoOnWhereSocketsThatWorkedAreBlocked() {
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um vestiário?");
    assertThat(log()).containsText("Pois não.");
    expect("WebSocket connection to");
    cable().refuseSockets();

    Request events = page().waitForRequest("**/events", () -> cable().drop());
    ask("Quanto custa a faxina de dois vestiários?");

    assertThat(log().getByText("Pois não.")).hasCount(2);
    assertThat(panel()).not().containsText("Reconectando");
    assertThat(events.method()).isEqualTo("GET");
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
    // More than the limit twice: where Redis takes too long a node counts by itself, from none.
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um escritório?");
    assertThat(log()).containsText("Pois não.");

    page()
        .evaluate(
            """
            () => {
              const chat = document.querySelector("home-services-chat");
              for (let number = 1; number <= 32; number += 1) {
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
    assertThat(log().getByText("Quanto custa a faxina número 32?")).hasCount(1);
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

  /** How many answers are shown, when one more frame was drawn. */
  private int answersAfterAFrame() {
    page().clock().runFor(20);
    return log().getByText("Pois não.").count();
  }

  private Locator button(String name) {
    return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
