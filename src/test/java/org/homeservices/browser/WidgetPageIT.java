package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import org.homeservices.testing.FakeReply;
import org.junit.jupiter.api.Test;

/** The demonstration page, and the chat in its corner. */
class WidgetPageIT extends Browsed {
  @Test
  void closedChatShouldBeAccessible() {
    visit("/");
    launcher().waitFor();

    assertThat(panel()).isHidden();
    assertAccessible();
    look("closed");
  }

  @Test
  void openChatShouldGreetAndBeAccessible() {
    visit("/");

    openChat();

    assertThat(log()).containsText("Sophie");
    assertThat(composer()).isFocused();
    assertAccessible();
    look("greeting");
  }

  @Test
  void firstOpeningShouldTellOfTheMachineAndOfWhatIsKept() {
    visit("/");

    openChat();

    assertThat(log()).containsText("Você conversa com uma assistente virtual (IA).");
    assertThat(log()).containsText("Guardamos as mensagens por tempo limitado");
    assertThat(panel().getByText("IA", exactly())).isVisible();
    assertThat(panel().getByText("IA", exactly()))
        .hasAttribute("title", "Assistente virtual com inteligência artificial");
  }

  @Test
  void panelShouldLieWithinTheWindow() {
    visit("/");

    openChat();

    page()
        .waitForFunction(
            "() => document.querySelector('home-services-chat').shadowRoot.getAnimations().length === 0");
    BoundingBox box = panel().boundingBox();
    assertThat(List.of(box.x, box.y, box.width, box.height))
        .containsExactly(1280 - 20 - 380.0, 800 - 20 - 600.0, 380.0, 600.0);
  }

  @Test
  void nothingShouldBeginBeforeTheServerWasHeard() {
    List<String> begun = new ArrayList<>();
    page().onRequest(request -> noteBeginning(request, begun));
    page().route("**/api/widget?*", route -> route.fulfill(new FulfillOptions().setStatus(500)));
    expect("500 (Internal Server Error)");
    visit("/");
    openChat();
    assertThat(panel()).containsText("Não foi possível falar com o servidor.");
    assertAccessible();
    look("unreachable");

    ask("Quanto custa a faxina de um moinho?");

    assertThat(log()).containsText("Enviando…");
    page().waitForResponse("**/api/widget?*", () -> {});
    assertThat(begun).isEmpty();
    page().unrouteAll();
    assertThat(log()).containsText("Você conversa com uma assistente virtual (IA).");
    assertThat(log()).containsText("Pois não.");
    assertThat(log()).not().containsText("Enviando…");
    assertThat(begun).hasSize(1);
    assertThat(panel()).not().containsText("Não foi possível falar com o servidor.");
  }

  @Test
  void questionShouldBeAnswered() {
    model().replyOnce(FakeReply.stream().text("Abrimos às ", "**oito**.").stop().done());
    visit("/");
    openChat();

    ask("A que horas vocês abrem no feriado?");

    assertThat(log()).containsText("A que horas vocês abrem no feriado?");
    assertThat(log()).containsText("Abrimos às oito.");
    look("answered");
  }

  @Test
  void closedChatShouldFetchOnlyItsLauncher() {
    visit("/");
    launcher().waitFor();

    Object loaded =
        page()
            .evaluate("performance.getEntriesByType('resource').map(file => file.name).join(' ')");

    assertThat(String.valueOf(loaded))
        .contains("/home-services-chat.js")
        .doesNotContain("/chat.js", "/words/", "/marked.js");
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static void noteBeginning(Request request, List<String> begun) {
    if (request.method().equals("POST") && request.url().endsWith("/api/conversations")) {
      begun.add(request.url());
    }
  }
}
