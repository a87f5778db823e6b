package org.homeservices.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the widget takes of a page: time, listeners, memory. */
class WidgetWeightIT extends Browsed {
  private static final double OPEN_MILLIS = 150;
  private static final double LONGEST_FRAME_MILLIS = 100;
  private static final int MANY = 500;

  private static final String OPEN =
      """
      () => new Promise((told) => {
        const chat = document.querySelector("home-services-chat");
        const begun = performance.now();
        chat.shadowRoot.querySelector(".launcher").click();
        const look = () => chat.shadowRoot.querySelector(".panel")?.checkVisibility()
          ? requestAnimationFrame(() => told(performance.now() - begun)) : requestAnimationFrame(look);
        look();
      })
      """;

  private static final String SCROLL =
      """
      () => new Promise((told) => {
        const log = document.querySelector("home-services-chat").shadowRoot.querySelector(".log");
        const frames = [];
        let before = performance.now();
        let top = log.scrollHeight;
        const step = () => {
          const now = performance.now();
          frames.push(now - before);
          before = now;
          top -= 400;
          log.scrollTop = top;
          top > 0 ? requestAnimationFrame(step) : told(frames.slice(2).sort((a, b) => a - b));
        };
        requestAnimationFrame(step);
      })
      """;

  @Test
  void panelShouldOpenWithin150Milliseconds() {
    visit("/");
    launcher().hover();
    page()
        .waitForFunction(
            "() => document.querySelector('home-services-chat').shadowRoot.querySelector('.panel')");

    double millis = ((Number) page().evaluate(OPEN)).doubleValue();

    assertThat(millis).isLessThanOrEqualTo(OPEN_MILLIS);
    assertThat(composer()).isFocused();
  }

  @Test
  void fiveHundredMessagesShouldAddNoListenersAndScrollSmoothly() {
    page().routeWebSocket("**/ws/chat", WidgetWeightIT::converse);
    visit("/");
    openChat();
    ask("begin");
    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(2);
    CDPSession session = context().newCDPSession(page());
    int before = count(session, "jsEventListeners");

    ask("many");
    assertThat(log().getByRole(AriaRole.ARTICLE)).hasCount(MANY);

    assertThat(count(session, "jsEventListeners")).isLessThanOrEqualTo(before);
    List<?> frames = (List<?>) page().evaluate(SCROLL);
    double slow = ((Number) frames.get((int) (frames.size() * 0.95))).doubleValue();
    assertThat(slow).as("95 of 100 frames, of %d", frames.size()).isLessThan(LONGEST_FRAME_MILLIS);
    look("five-hundred");
  }

  @Test
  void nothingShouldBeLeftOfAnElementThatWasRemoved() {
    visit("/");
    openChat();
    ask("Quanto custa a faxina de um barco?");
    assertThat(log()).containsText("Pois não.");
    CDPSession session = context().newCDPSession(page());
    replace();
    int listeners = count(session, "jsEventListeners");
    int nodes = count(session, "nodes");

    for (int time = 0; time < 10; time++) {
      replace();
    }

    assertThat(count(session, "jsEventListeners")).isLessThanOrEqualTo(listeners);
    assertThat(count(session, "nodes")).isLessThanOrEqualTo(nodes + nodes / 20);
  }

  /** Takes the element away, and puts another one in its place. */
  private void replace() {
    page()
        .evaluate(
            """
            () => {
              const old = document.querySelector("home-services-chat");
              const fresh = document.createElement("home-services-chat");
              old.replaceWith(fresh);
              fresh.open = true;
            }
            """);
    assertThat(log()).containsText("Pois não.");
  }

  /** A server that says much at once. */
  private static void converse(WebSocketRoute socket) {
    int[] seq = {0};
    socket.onMessage(
        message -> {
          if (message.text().contains("\"hello\"")) {
            socket.send(
                """
                {"type":"welcome","conversationId":"c","position":{"epoch":"e","seq":0},"mode":"assistant","role":"visitor",\
                "limits":{"maxLength":2000,"ratePerMinute":0},"messages":[]}""");
          } else if (message.text().contains("\"message\"")) {
            seq[0]++;
            String clientId = message.text().replaceAll(".*\"clientId\":\"([^\"]*)\".*", "$1");
            socket.send(
                """
                {"type":"ack","clientId":"%1$s","seq":%2$d,"id":"m%2$d"}
                {"type":"message","seq":%2$d,"id":"m%2$d","clientId":"%1$s","author":"visitor","content":"Sim","at":"2026-11-27T10:00:00Z"}"""
                    .formatted(clientId, seq[0]));
            say(socket, seq, message.text().contains("begin") ? 1 : MANY - 3);
          }
        });
  }

  private static void say(WebSocketRoute socket, int[] seq, int messages) {
    String frames =
        IntStream.range(0, messages)
            .mapToObj(
                index -> {
                  int at = ++seq[0];
                  String author = at % 2 == 1 ? "visitor" : "assistant";
                  return """
                  {"type":"message","seq":%1$d,"id":"m%1$d","author":"%2$s","content":"Mensagem **%1$d** de muitas.\\n\\n- uma\\n- duas","at":"2026-11-27T10:00:00Z","origin":"model","finish":"done","sources":[],"actions":[]}"""
                      .formatted(at, author);
                })
            .collect(Collectors.joining("\n"));
    socket.send(frames);
  }

  /** Of the page, after its rubbish was collected. */
  private static int count(CDPSession session, String what) {
    session.send("HeapProfiler.collectGarbage");
    JsonObject counters = session.send("Memory.getDOMCounters");
    return counters.get(what).getAsInt();
  }
}
