package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.FakeReply;
import org.junit.jupiter.api.Test;

/** What a screen reader says of the chat by itself. */
class WidgetHeardIT extends Browsed {
  private static final String WRITING = "status: Sophie está escrevendo…";

  /** Keeps all that the live regions say from now on. */
  private static final String LISTEN =
      """
      () => {
        const root = document.querySelector("home-services-chat").shadowRoot;
        window.said = [];
        for (const region of root.querySelectorAll("[role=status], [role=alert], [aria-live]:not([aria-live=off])")) {
          const say = (node) => node.textContent && window.said.push(`${region.getAttribute("role")}: ${node.textContent}`);
          new MutationObserver((changes) => changes.forEach(({ type, target, addedNodes }) =>
            type === "characterData" ? say(target) : addedNodes.forEach(say)))
            .observe(region, { childList: true, characterData: true, subtree: true });
        }
      }
      """;

  @Test
  void writingAndThenTheFinishedAnswerShouldBeHeardOnce() {
    model().replyOnce(FakeReply.paced(20, Duration.ofMillis(30)));
    listen();

    ask("Quanto custa a faxina de um sótão?");
    assertThat(log()).containsText("token20");
    page().waitForFunction("() => window.said.at(-1)?.includes('token20')");

    assertThat(said()).hasSize(2).startsWith(WRITING);
    assertThat(said().get(1)).startsWith("status: Sophie: token1 ").contains("token20");
    assertThat(log()).hasAttribute("aria-live", "off");
  }

  @Test
  void refusalShouldBeHeardAsAnAlertAndNothingElseAgain() {
    listen();
    ask("Quanto custa a faxina de um moinho?");
    assertThat(log()).containsText("Pois não.");

    ask("Uma pergunta com um sinal \u202E escondido");
    assertThat(log()).containsText("Não enviada.");
    page().waitForFunction("() => window.said.at(-1)?.startsWith('alert')");

    assertThat(said()).filteredOn(heard -> heard.contains("Pois não.")).hasSize(1);
    assertThat(alerts()).singleElement().asString().startsWith("alert: Não enviada. ");
  }

  @Test
  void waitingShouldBeHeardOnceAndNotBeCountedDownAloud() {
    listen();
    ask("Quanto custa a faxina de um farol?");
    assertThat(log()).containsText("Pois não.");
    page()
        .evaluate(
            """
            () => {
              const chat = document.querySelector("home-services-chat");
              for (let number = 1; number <= 30; number += 1) {
                chat.send(`Quanto custa a faxina de ${number} faróis?`);
              }
            }
            """);
    Locator waits = log().getByText("Muitas mensagens de uma vez").last();
    awaitAnother(waits, "");
    awaitAnother(waits, waits.textContent());
    List<String> before = alerts();

    awaitAnother(waits, waits.textContent());

    assertThat(before).isNotEmpty();
    assertThat(alerts()).isEqualTo(before);
  }

  @Test
  void answerThatCameWhileTheNetworkWasAwayShouldBeHeardOnce() {
    listen();
    ask("Quanto custa a faxina de um castelo?");
    assertThat(log()).containsText("Pois não.");
    model().replyOnce(FakeReply.paced(20, Duration.ofMillis(50)));
    ask("Quanto custa a faxina de dois castelos?");
    assertThat(log()).containsText("token3 ");
    expect("net::ERR_");
    expect("WebSocket connection to");
    try (ChatClient other = otherLine()) {
      cable().cut();
      assertThat(other.nextAnswer().getString("content")).contains("token20");
    }

    cable().restore();
    assertThat(log()).containsText("token20");
    page().waitForFunction("() => window.said.some((heard) => heard.includes('token20'))");
    ask("Quanto custa a faxina de três castelos?");
    page()
        .waitForFunction(
            "() => window.said.filter((heard) => heard.includes('Pois não.')).length === 2");

    assertThat(said()).filteredOn(heard -> heard.contains("token")).hasSize(1);
  }

  /** Waits until a text has changed. */
  private void awaitAnother(Locator place, String text) {
    page().waitForCondition(() -> !place.textContent().equals(text));
  }

  private void listen() {
    visit("/");
    openChat();
    page().evaluate(LISTEN);
  }

  private List<String> said() {
    return ((List<?>) page().evaluate("() => window.said")).stream().map(String::valueOf).toList();
  }

  private List<String> alerts() {
    return said().stream().filter(heard -> heard.startsWith("alert")).toList();
  }
}
