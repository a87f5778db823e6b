package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeservices.testing.FakeReply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All that the chat can look like: nothing in it hinders people, and all of it can be hit. */
class WidgetStatesIT extends Browsed {
  private static final double LEAST_TARGET = 24;

  private static final String TARGETS =
      """
      () => [...document.querySelector("home-services-chat").shadowRoot
          .querySelectorAll("button, a[href]:not(.bubble *), summary, textarea, .star")]
        .filter((node) => node.checkVisibility())
        .map((node) => [node.getAttribute("aria-label") ?? node.textContent, node.getBoundingClientRect()])
        .map(([name, { width, height }]) => ({ name, least: Math.min(width, height) }))
      """;

  private static final String WELCOME =
      """
      {"type":"welcome","conversationId":"c","position":{"epoch":"e","seq":79},"mode":"assistant",\
      "role":"visitor","limits":{"maxLength":2000},"messages":[%s]}""";

  private static final String MESSAGE =
      """
      {"type":"message","seq":%1$d,"id":"m%1$d","author":"%2$s","content":"Mensagem %1$d",\
      "at":"2026-11-27T10:00:00Z"}""";

  /** Who looks at it, or where. */
  enum Eyes {
    DAY,
    NIGHT,
    PHONE,
    FORCED_COLOURS;

    private void open(Page page) {
      Page.EmulateMediaOptions media = new Page.EmulateMediaOptions();
      switch (this) {
        case NIGHT -> page.emulateMedia(media.setColorScheme(ColorScheme.DARK));
        case PHONE -> page.setViewportSize(375, 667);
        case FORCED_COLOURS -> page.emulateMedia(media.setForcedColors(ForcedColors.ACTIVE));
        case DAY -> page.emulateMedia(media.setColorScheme(ColorScheme.LIGHT));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyStateOfATalkShouldBeAccessible(Eyes eyes) {
    eyes.open(page());
    visit("/");
    page()
        .locator("home-services-chat")
        .evaluate("(chat) => chat.setAttribute('hint', 'Posso ajudar?')");
    assertThat(page().getByText("Posso ajudar?")).isVisible();
    check(eyes, "hint");

    openChat();
    assertThat(panel().getByRole(AriaRole.GROUP).getByRole(AriaRole.BUTTON)).hasCount(3);
    panel().locator("summary").click();
    assertThat(panelButton("Meus dados")).isVisible();
    check(eyes, "menu");
    page().keyboard().press("Escape");

    composer().fill("CPF 111.444.777-35 " + "a".repeat(1950));
    assertThat(panel()).containsText("restantes");
    assertThat(panel()).containsText("Parece haver um documento");
    check(eyes, "close-to-the-limit");
    composer().fill("a".repeat(2010));
    assertThat(panel()).containsText("10 a mais");
    check(eyes, "beyond-the-limit");

    model()
        .replyOnce(
            FakeReply.stream()
                .text("# Preço\n\n- uma\n- [duas](/#help)\n\n```\nCUPOM 10\n```\n\n")
                .text("> Sem `taxa`.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n")
                .stop()
                .done());
    ask("Quanto custa a faxina de uma estufa para " + eyes + "?");
    assertThat(panelButton("Copiar código")).isVisible();
    check(eyes, "answer");
    panelButton("Não ajudou").click();
    assertThat(panelButton("Pular")).isVisible();
    check(eyes, "reason");
    panelButton("Pular").click();
    check(eyes, "judged");

    model().replyOnce(FakeReply.status(400));
    ask("Como remarco o pedido de " + eyes + "?");
    assertThat(log()).containsText("da central de ajuda");
    check(eyes, "sources");

    ask("Uma pergunta com um sinal \u202E escondido");
    assertThat(log()).containsText("Não enviada.");
    check(eyes, "refused");
    panelButton("Descartar").click();

    expect("net::ERR_");
    expect("WebSocket connection to");
    cable().cut();
    ask("Quanto custa a faxina de um coreto para " + eyes + "?");
    assertThat(log()).containsText("Enviando");
    assertThat(panel()).containsText("Reconectando");
    check(eyes, "pending");
    cable().restore();
    page().evaluate("() => window.dispatchEvent(new Event('online'))");
    assertThat(log()).containsText("Pois não.");

    choose("Meus dados");
    panelButton("Apagar tudo").click();
    assertThat(panelButton("Sim, apagar")).isVisible();
    check(eyes, "erasure");
    panelButton("Cancelar").click();

    choose("Encerrar a conversa");
    assertThat(panel().getByText("Como foi o atendimento?")).isVisible();
    check(eyes, "rating");
    panel().locator(".star").nth(2).click();
    check(eyes, "rated");
  }

  @ParameterizedTest
  @EnumSource
  void whatOnlyAServerBringsAboutShouldBeAccessible(Eyes eyes) {
    eyes.open(page());
    AtomicReference<WebSocketRoute> server = new AtomicReference<>();
    page().routeWebSocket("**/ws/chat", socket -> converse(socket, server));
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um coreto para " + eyes + "?");
    assertThat(log()).containsText("Mensagem 79");

    server.get().send("{\"type\":\"mode\",\"mode\":\"waiting\"}");
    assertThat(panel()).containsText("Chamando uma pessoa");
    check(eyes, "waiting");

    String waits =
        """
        {"type":"error","code":"rate_limited","message":"Espere","retryable":true,"retryAfter":50}""";
    server.get().send(waits.replace("}", ",\"clientId\":\"" + clientId() + "\"}"));
    assertThat(log()).containsText("Muitas mensagens de uma vez");
    check(eyes, "rate-limited");

    server.get().send("{\"type\":\"mode\",\"mode\":\"human\",\"name\":\"Ana\"}");
    server.get().send("{\"type\":\"error\",\"code\":\"busy\",\"message\":\"Tente de novo\"}");
    assertThat(panel().getByRole(AriaRole.ALERT).filter(has("Tente de novo"))).isVisible();
    check(eyes, "person");

    log().evaluate("(log) => log.scrollTo(0, 0)");
    assertThat(panelButton("Ir para o fim")).isVisible();
    assertThat(panelButton("Ver mensagens anteriores")).isVisible();
    check(eyes, "earlier");
  }

  private void check(Eyes eyes, String state) {
    look("state-" + eyes.name().toLowerCase(Locale.ROOT) + "-" + state);
    if (eyes == Eyes.DAY) {
      assertAccessible();
    }
    assertThat(Contrast.tooLittle(page())).as(state).isEmpty();
    assertThat((List<?>) page().evaluate(TARGETS))
        .isNotEmpty()
        .allSatisfy(
            target ->
                assertThat(((Number) ((Map<?, ?>) target).get("least")).doubleValue())
                    .as("%s %s", state, target)
                    .isGreaterThanOrEqualTo(LEAST_TARGET));
  }

  private void converse(WebSocketRoute socket, AtomicReference<WebSocketRoute> server) {
    server.set(socket);
    socket.onMessage(
        message -> {
          if (message.text().contains("\"hello\"")) {
            socket.send(WELCOME.formatted(twenty()));
          }
        });
  }

  private static String twenty() {
    return IntStream.range(60, 80)
        .mapToObj(seq -> MESSAGE.formatted(seq, seq % 2 == 0 ? "visitor" : "assistant"))
        .collect(Collectors.joining(","));
  }

  /** Of the one message that was not acknowledged. */
  private String clientId() {
    return (String)
        page()
            .evaluate(
                "() => Object.keys(localStorage).find((key) => key.includes(' outbox ')).split(' ').at(-1)");
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
