package org.homeservices.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That a browser sees what is done to the cable. */
class CableIT extends Browsed {
  private static final String FETCH =
      "() => fetch('/api/health').then((answer) => answer.status, () => 0)";

  private static final String SOCKET =
      """
      () => new Promise((told) => {
        const socket = new WebSocket("/ws/chat", "home-services-chat.v1");
        socket.onopen = () => told("open");
        socket.onclose = (event) => { told("refused"); window.ended = event.code; };
      })
      """;

  @BeforeEach
  void visitAPage() {
    visit("/");
    assertThat(page().evaluate(SOCKET)).isEqualTo("open");
  }

  @Test
  void cutCableShouldEndSocketsAndRequestsUntilItIsRestored() {
    expect("net::ERR_");

    cable().cut();

    page().waitForFunction("() => window.ended");
    assertThat(page().evaluate(FETCH)).isEqualTo(0);
    cable().restore();
    assertThat(page().evaluate(FETCH)).isEqualTo(200);
    assertThat(page().evaluate(SOCKET)).isEqualTo("open");
  }

  @Test
  void socketsShouldBeRefusedWhileRequestsAreNot() {
    expect("Unexpected response code: 403");

    cable().refuseSockets();

    assertThat(page().evaluate(SOCKET)).isEqualTo("refused");
    assertThat(page().evaluate(FETCH)).isEqualTo(200);
  }

  @Test
  void silentCableShouldTellNothing() {
    cable().silence();

    page().evaluate("() => { fetch('/api/health').then(() => { window.heard = true; }); }");

    assertThat(page().evaluate("new Promise((go) => setTimeout(() => go(window.heard), 300))"))
        .isNull();
    assertThat(page().evaluate("window.ended")).isNull();
    cable().restore();
    page().waitForFunction("() => window.heard");
  }
}
