package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
}
