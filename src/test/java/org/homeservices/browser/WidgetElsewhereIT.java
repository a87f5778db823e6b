package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.homeservices.testing.FakeReply;
import org.junit.jupiter.api.Test;

/** A page of another origin that allows the chat, and as little as can be. */
class WidgetElsewhereIT extends Browsed {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8">
          <title>Another shop</title>
          <script type="module" src="%s/widget/home-services-chat.js"></script>
        </head>
        <body>
          <main><h1>Another shop</h1></main>
          <home-services-chat></home-services-chat>
        </body>
      </html>
      """;

  private static final String POLICY =
      "default-src 'none'; script-src %1$s; connect-src %1$s %2$s;"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  @Test
  void strictPageOfAnotherOriginShouldCarryTheChat() {
    model().replyOnce(FakeReply.stream().text("Of ", "*course*.").stop().done());
    String socket = origin().replaceFirst("^http", "ws");
    page().navigate(show("/", POLICY.formatted(origin(), socket)));

    openChat();
    ask("Do you clean windows on boats?");

    assertThat(log()).containsText("Of course.");
    assertThat(elsewhere().reports()).isEmpty();
    assertThat(origins()).containsExactlyInAnyOrder(elsewhere().origin(), origin(), socket);
    look("elsewhere");
  }

  /** Else the test above could not fail. */
  @Test
  void breachOfThePolicyShouldBeNoticed() {
    page().navigate(show("/breach", POLICY.formatted("'self'", "'self'")));

    page().waitForCondition(() -> !elsewhere().reports().isEmpty());

    expect(origin() + "/widget/home-services-chat.js");
    assertThat(elsewhere().reports().get(0)).contains("script-src");
  }

  private String show(String path, String policy) {
    return elsewhere().show(path, policy, PAGE.formatted(origin()));
  }
}
