package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;
import org.homeservices.testing.EventClient;
import org.homeservices.testing.EventClient.Event;
import org.junit.jupiter.api.Test;

/** Talk without a WebSocket: frames by POST, events by a stream, on a real server. */
class FallbackIT extends Served {
  private final Begun begun = site.begin("en");

  private EventClient stream(String... more) {
    String[] own = {"Authorization", "Bearer " + begun.token()};
    return EventClient.open(
        site.at(path("events")), Stream.of(own, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private HttpResponse<String> send(String frame) {
    return send(frame, "application/json");
  }

  private HttpResponse<String> send(String frame, String type) {
    return site.post(
        path("frames"), frame, "Authorization", "Bearer " + begun.token(), "Content-Type", type);
  }

  private HttpResponse<String> ask(String clientId) {
    return send(
        Json.createObjectBuilder()
            .add("type", "message")
            .add("clientId", clientId)
            .add("content", "How do prices work?")
            .build()
            .toString());
  }

  private String path(String what) {
    return "api/conversations/" + begun.id() + "/" + what;
  }

  private static boolean isAnswer(Event event) {
    return event.data().getString("type", "").equals("message")
        && event.data().getString("author").equals("assistant");
  }

  private static List<Integer> places(Stream<Event> events) {
    return events
        .map(Event::data)
        .filter(frame -> frame.containsKey("seq"))
        .map(frame -> frame.getInt("seq"))
        .toList();
  }

  @Test
  void visitorShouldTalkByPostAndStreamAlone() {
    try (EventClient stream = stream()) {
      JsonObject welcome = stream.next("welcome").data();
      JsonObject ack = ChatSite.json(ask("c-1"));
      List<Event> told = stream.upTo(FallbackIT::isAnswer);

      assertThat(welcome.getString("conversationId")).isEqualTo(begun.id());
      assertThat(ack.getString("type")).isEqualTo("ack");
      assertThat(ack.getInt("seq")).isEqualTo(1);
      assertThat(told).anyMatch(event -> event.data().getString("type").equals("delta"));
      assertThat(places(told.stream())).containsExactly(1, 2);
      assertThat(told.get(told.size() - 1).lastId()).endsWith(":2");
    }
  }

  @Test
  void streamShouldGoOnWhereItWasCutInTheMiddleOfAnAnswer() {
    EventClient first = stream();
    first.next("welcome");
    ask("c-1");
    List<Event> before = first.upTo(event -> event.data().getString("type").equals("delta"));
    first.close();

    String lastId = before.get(before.size() - 1).lastId();
    try (EventClient second = stream("Last-Event-ID", lastId)) {
      JsonObject welcome = second.next("welcome").data();
      List<Event> after =
          welcome.getJsonArray("messages").isEmpty()
              ? second.upTo(FallbackIT::isAnswer)
              : List.of();

      assertThat(lastId).endsWith(":1");
      assertThat(welcome.getBoolean("recovered")).isTrue();
      List<Integer> missed =
          welcome.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
              .map(message -> message.getInt("seq"))
              .toList();
      assertThat(Stream.concat(missed.stream(), places(after.stream()).stream()))
          .containsExactly(2);
    }
  }

  @Test
  void answerShouldStopWhereAPostSaysSo() {
    try (EventClient stream = stream()) {
      stream.next("welcome");
      ask("c-1");
      String id = stream.next("delta").data().getString("id");
      send("{\"type\":\"stop\",\"messageId\":\"" + id + "\"}");
      List<Event> told = stream.upTo(FallbackIT::isAnswer);

      JsonObject answer = told.get(told.size() - 1).data();
      assertThat(answer.getString("id")).isEqualTo(id);
      assertThat(answer.getString("finish")).isEqualTo("stopped");
    }
  }

  @Test
  void streamAndSocketOfAConversationShouldSeeTheSame() {
    try (EventClient stream = stream();
        ChatClient tab = ChatClient.open(begun.socket())) {
      stream.next("welcome");
      tab.hello(begun.token());
      ask("from-post");
      JsonObject atTab = tab.nextAnswer();
      List<Event> atStream = stream.upTo(FallbackIT::isAnswer);
      tab.post("from-socket", "Thank you!");
      Event thanks = stream.next("message");

      assertThat(atStream.get(atStream.size() - 1).data()).isEqualTo(atTab);
      assertThat(thanks.data().getString("clientId")).isEqualTo("from-socket");
      assertThat(thanks.data().getInt("seq")).isEqualTo(3);
    }
  }

  @Test
  void streamsBeyondTheLimitShouldBeRefusedUntilOneIsGone() {
    String[] bearer = {"Authorization", "Bearer " + begun.token()};
    List<EventClient> streams = Stream.generate(this::stream).limit(SOCKETS).toList();
    streams.forEach(stream -> stream.next("welcome"));

    HttpResponse<String> refused = site.get(path("events"), bearer);
    streams.get(0).close();
    Await.until(() -> isWelcome());
    streams.forEach(EventClient::close);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("30");
    assertThat(ChatSite.json(refused).getString("code")).isEqualTo("rate_limited");
  }

  private boolean isWelcome() {
    ask("a word that shows the server who is gone");
    try (ChatClient socket = ChatClient.open(begun.socket())) {
      return socket.isWelcomed(begun.token());
    }
  }

  @Test
  void frameThatIsNoneShouldGetProblemDetails() {
    String tooLong = "{\"type\":\"typing\",\"on\":true,\"x\":\"" + "x".repeat(65_536) + "\"}";

    assertThat(send("{\"type\":\"ping\"}").body()).contains("unknown_type");
    assertThat(send("no JSON").statusCode()).isEqualTo(400);
    assertThat(send("").statusCode()).isEqualTo(400);
    assertThat(send(tooLong).statusCode()).isEqualTo(413);
    assertThat(send("{\"type\":\"stop\"}", "text/plain").statusCode()).isEqualTo(415);
    assertThat(send("{\"type\":\"stop\"}").body()).isEqualTo("{}");
    assertThat(site.post(path("frames"), "{}", "Content-Type", "application/json").statusCode())
        .isEqualTo(401);
  }

  @Test
  void framesBeyondTheBudgetShouldGet429WithTheTime() {
    HttpResponse<String> refused =
        IntStream.range(0, 200)
            .mapToObj(number -> send("{\"type\":\"typing\",\"on\":true}"))
            .filter(answer -> answer.statusCode() != 202)
            .findFirst()
            .orElseThrow();

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"frames\";q=20;w=1");
    assertThat(ChatSite.json(refused).getInt("retryAfter")).isEqualTo(1);
  }

  @Test
  void requestForAStreamThatIsNoneShouldGetProblemDetails() {
    String bearer = "Bearer " + begun.token();

    assertThat(site.get(path("events")).statusCode()).isEqualTo(401);
    assertThat(site.get("api/conversations/other/events", "Authorization", bearer).statusCode())
        .isEqualTo(404);
    assertThat(site.call("POST", path("events")).statusCode()).isEqualTo(405);
    HttpResponse<String> unread =
        site.get(path("events"), "Authorization", bearer, "Last-Event-ID", "soon");
    assertThat(unread.statusCode()).isEqualTo(400);
    assertThat(ChatSite.json(unread).getString("field")).isEqualTo("Last-Event-ID");
    assertThat(
            site.get(path("events"), "Authorization", bearer, "Origin", "https://x.example")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void auditShouldTellWhoDidWhatAndNoTokenOrContent() {
    ask("c-1");
    site.get(path("events"));

    List<String> audited = log().lines().filter(line -> line.contains(" actor=")).toList();
    assertThat(audited)
        .anyMatch(line -> line.contains("event=conversation_begun conversation=" + begun.id()))
        .anyMatch(line -> line.contains("event=token actor=visitor"));
    assertThat(log()).doesNotContain(begun.token()).doesNotContain("How do prices work");
    assertThat(audited).noneMatch(line -> line.contains("127.0.0.1"));
  }
}
