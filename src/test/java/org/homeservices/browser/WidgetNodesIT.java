package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.homeservices.testing.FakeReply;
import org.homeservices.testing.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A visitor who is led from one node to another one. */
class WidgetNodesIT extends Browsed {
  private static final int TOKENS = 60;
  private static final double TAKEOVER_MILLIS = 30_000;

  private static final Pattern FIRST = Pattern.compile("pintura de um galpão\\?");
  private static final Pattern SECOND = Pattern.compile("pintura de um portão\\?");
  private static final Pattern ANSWER = Pattern.compile("token1 .* token" + TOKENS);

  @Test
  void answerShouldBeCompletedWhenItsNodeDies() {
    model().reply(FakeReply.paced(TOKENS, Duration.ofMillis(50)));
    try (ServerProcess doomed = anotherNode()) {
      cable().leadTo(doomed.port());
      expect("net::ERR_");
      expect("WebSocket connection to");
      visit("/");
      openChat();
      ask("Quanto tempo leva a pintura de uma casa de dois andares?");
      assertThat(log()).containsText("token3 ");

      cable().leadTo(server().port());
      doomed.kill();

      assertThat(log()).containsText("token" + TOKENS, inTime());
      assertThat(log().textContent()).containsOnlyOnce("token1 ").containsOnlyOnce("token50 ");
    }
  }

  /**
   * The answer that it was writing is lost with it, and is written anew by the one that follows.
   */
  @Test
  void allThatTheVisitorHasAskedShouldBeAnsweredWhenTheOnlyServerDiesAndIsStartedAgain(
      @TempDir Path folder) {
    model().reply(FakeReply.paced(TOKENS, Duration.ofMillis(50)));
    expect("net::ERR_");
    expect("WebSocket connection to");
    expect("status of 503"); // Conversations are out of reach until the database is.
    expect("status of 500"); // Payara itself, from when it knows the application until that has
    // started.
    page().addInitScript("Math.random = () => 0.05"); // One of those who try again soon.
    try (ServerProcess doomed = loneServer(folder)) {
      cable().leadTo(doomed.port());
      visit("/");
      openChat();
      ask("Quanto tempo leva a pintura de um galpão?");
      assertThat(log()).containsText("token3 ");
      doomed.kill();
      ask("Quanto tempo leva a pintura de um portão?");
      assertThat(log()).containsText("Enviando");
    }

    try (ServerProcess again = loneServer(folder)) {
      cable().leadTo(again.port());

      assertThat(log()).not().containsText("Enviando", inTime());
      assertThat(articles())
          .hasText(
              List.of(FIRST, SECOND, ANSWER, ANSWER).toArray(Pattern[]::new),
              new HasTextOptions().setTimeout(TAKEOVER_MILLIS));
    }
  }

  private Locator articles() {
    return log().getByRole(AriaRole.ARTICLE);
  }

  private static ContainsTextOptions inTime() {
    return new ContainsTextOptions().setTimeout(TAKEOVER_MILLIS);
  }
}
