package org.homeservices.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a browser complains of while a test runs, and whom it asks. */
final class Watch {
  private static final String TELL_VIOLATIONS =
      """
      document.addEventListener("securitypolicyviolation", (event) =>
        tellViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
      """;

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

  private final List<String> complaints = new ArrayList<>();
  private final Set<String> origins = new TreeSet<>();
  private final List<String> expected = new ArrayList<>();
  private final List<Request> pending = new ArrayList<>();

  /** Listens to all pages of a context. */
  Watch(BrowserContext context) {
    context.onConsoleMessage(this::hear);
    context.onWebError(error -> complaints.add("uncaught: " + error.error()));
    context.onRequest(this::note);
    context.onRequestFinished(pending::remove);
    context.onRequestFailed(pending::remove);
    context.onPage(page -> page.onWebSocket(socket -> note(socket.url())));
    context.exposeBinding("tellViolation", (source, told) -> complaints.add("policy: " + told[0]));
    context.addInitScript(TELL_VIOLATIONS);
  }

  /** Complaints with this in them are part of the test. */
  void expect(String part) {
    expected.add(part);
  }

  /** Whom the browser has asked so far: origins, and those of sockets. */
  Set<String> origins() {
    return Set.copyOf(origins);
  }

  /** Which requests have no answer yet, or not all of it. */
  List<String> pending() {
    return pending.stream().map(Request::url).toList();
  }

  /** What should not have been. */
  List<String> findings() {
    List<String> findings = new ArrayList<>(complaints);
    origins.stream()
        .filter(origin -> !LOOPBACK.contains(URI.create(origin).getHost()))
        .forEach(origin -> findings.add("asked " + origin));
    findings.removeIf(finding -> expected.stream().anyMatch(finding::contains));
    return findings;
  }

  private void hear(ConsoleMessage message) {
    if (message.type().equals("error")) {
      complaints.add("console: " + message.text() + " " + message.location());
    }
  }

  private void note(Request request) {
    pending.add(request);
    note(request.url());
  }

  private void note(String address) {
    URI uri = URI.create(address);
    if (uri.getHost() != null && !uri.getScheme().equals("blob")) {
      origins.add(uri.getScheme() + "://" + uri.getRawAuthority());
    }
  }
}
