package org.homeservices.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a test in a browser fails on what a page should not do. */
class WatchIT extends Browsed {
  private static final String POLICY = "default-src 'none'; connect-src *; script-src 'none'";

  @BeforeEach
  void visitAPage() {
    String html = "<!doctype html><html lang=\"en\"><title>Page</title><h1>Page</h1></html>";
    page().navigate(elsewhere().show("/", POLICY, html));
    assertThat(findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "console.error('broken') | console: broken",
        "setTimeout(() => { throw new Error('lost'); }) | uncaught: Error: lost",
        "document.body.setAttribute('style', 'color: red') | policy: style-src-attr inline",
        "fetch('http://127.0.0.2:9/').catch(() => 0) | asked http://127.0.0.2:9",
        "new WebSocket('ws://127.0.0.2:9/').onerror = null | asked ws://127.0.0.2:9"
      })
  void whatAPageShouldNotDoShouldBeFound(String script, String finding) {
    page().evaluate("() => { " + script + " }");

    page().waitForCondition(() -> findings().stream().anyMatch(one -> one.startsWith(finding)));

    expect("");
  }
}
