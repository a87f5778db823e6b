package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.time.Duration;
import org.homeservices.testing.FakeReply;
import org.homeservices.testing.ServerProcess;
import org.junit.jupiter.api.Test;

/** A visitor who is led from one node to another one. */
class WidgetNodesIT extends Browsed {
  private static final int TOKENS = 60;
  private static final double TAKEOVER_MILLIS = 30_000;

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

      assertThat(log())
          .containsText("token" + TOKENS, new ContainsTextOptions().setTimeout(TAKEOVER_MILLIS));
      assertThat(log().textContent()).containsOnlyOnce("token1 ").containsOnlyOnce("token50 ");
    }
  }
}
