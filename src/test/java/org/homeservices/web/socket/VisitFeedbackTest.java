package org.homeservices.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.homeservices.testing.Await;
import org.homeservices.web.JsonText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Thumbs, and asking for a person, as a socket sees them. */
class VisitFeedbackTest {
  private final SocketStage stage = SocketStage.withAssistant();
  private final Inlet inlet = stage.inlet();

  @AfterEach
  void stop() {
    stage.close();
  }

  private void hello(SocketStage where, Inlet socket) {
    send(socket, frame("hello").add("token", where.token()));
  }

  private void hello() {
    hello(stage, inlet);
  }

  private void handover(Inlet socket) {
    send(socket, frame("handover"));
  }

  private static JsonObjectBuilder frame(String type) {
    return JsonText.object().add("type", type);
  }

  private static void send(Inlet socket, JsonObjectBuilder frame) {
    socket.text(frame.build().toString(), true);
  }

  private void judge(String messageId, String reason) {
    send(
        inlet,
        frame("feedback").add("messageId", messageId).add("value", "down").add("reason", reason));
  }

  private List<JsonObject> sent(String type) {
    return stage.sent().stream().filter(is -> is.getString("type").equals(type)).toList();
  }

  /** The frame of a type, as soon as it is there. */
  private JsonObject next(String type) {
    Await.until(() -> !sent(type).isEmpty());
    return sent(type).get(0);
  }

  @Test
  void contactDataShouldComeWhereNobodyCanBeCalled() {
    hello();

    handover(inlet);

    assertThat(next("message").getString("author")).isEqualTo("assistant");
    assertThat(stage.types()).doesNotContain("mode", "error");
  }

  @Test
  void modeShouldBeToldToTheAskerWherePeopleAnswer() {
    try (SocketStage people = new SocketStage()) {
      Inlet socket = people.inlet();
      hello(people, socket);

      handover(socket);

      assertThat(people.sent().get(1).toString())
          .isEqualTo("{\"type\":\"mode\",\"mode\":\"human\"}");
    }
  }

  @Test
  void feedbackShouldComeBackAsItWasKept() {
    hello();
    handover(inlet);
    String id = next("message").getString("id");

    judge(id, "não é isso");

    assertThat(next("feedback").toString())
        .isEqualTo(
            "{\"type\":\"feedback\",\"messageId\":\"%s\",\"value\":\"down\",\"reason\":\"não é isso\"}"
                .formatted(id));
  }

  @Test
  void feedbackShouldBeRefusedByTheFieldThatIsToBlame() {
    hello();

    judge("nothing", "x");
    judge("nothing", "x".repeat(1001));
    judge("nothing", "\u0007");

    Await.until(() -> sent("error").size() == 3);
    assertThat(stage.errors()).containsExactly("not_found", "too_long", "bad_characters");
    assertThat(sent("error").stream().map(error -> error.getString("field")))
        .containsExactly("messageId", "reason", "reason");
  }

  @Test
  void reasonOfACallShouldBeRefusedWhenItIsTooLong() {
    hello();

    send(inlet, frame("handover").add("reason", "x".repeat(1001)));

    assertThat(next("error").getString("field")).isEqualTo("reason");
    assertThat(stage.errors()).containsExactly("too_long");
  }

  private void rate(int score, String comment) {
    send(inlet, frame("rate").add("score", score).add("comment", comment));
  }

  @Test
  void ratingShouldComeBackAsItWasKeptAlsoAfterTheEnd() {
    hello();
    send(inlet, frame("close"));

    rate(4, "boa");

    assertThat(next("mode").toString())
        .isEqualTo("{\"type\":\"mode\",\"mode\":\"closed\",\"reason\":\"visitor\"}");
    assertThat(next("rated").toString())
        .isEqualTo("{\"type\":\"rated\",\"score\":4,\"comment\":\"boa\"}");
  }

  @Test
  void ratingShouldBeRefusedByTheFieldThatIsToBlame() {
    hello();

    rate(6, "boa");
    rate(4, "x".repeat(1001));
    rate(4, "\u0007");

    Await.until(() -> sent("error").size() == 3);
    assertThat(stage.errors()).containsExactly("bad_field", "too_long", "bad_characters");
    assertThat(sent("error").stream().map(error -> error.getString("field")))
        .containsExactly("score", "comment", "comment");
  }

  @Test
  void nothingShouldBeTakenAfterTheEnd() {
    hello();
    send(inlet, frame("close"));

    send(inlet, frame("close"));
    send(inlet, frame("message").add("clientId", "c").add("content", "Oi"));
    send(inlet, frame("regenerate").add("messageId", "m"));
    handover(inlet);

    Await.until(() -> sent("error").size() == 4);
    assertThat(stage.errors()).containsOnly("conversation_closed");
  }

  @Test
  void ratingReadingAndClosingShouldBeRefusedBeforeHello() {
    rate(4, "boa");
    send(inlet, frame("read").add("seq", 1));
    send(inlet, frame("close"));

    assertThat(stage.errors()).containsExactly("unauthorised", "unauthorised", "unauthorised");
  }

  @Test
  void bothShouldBeRefusedBeforeHello() {
    judge("m1", "x");
    handover(inlet);

    assertThat(stage.errors()).containsExactly("unauthorised", "unauthorised");
  }

  @Test
  void bothShouldCostAFrameEach() {
    hello();
    for (int i = 0; i < 10; i++) {
      judge("nothing", "x");
      send(inlet, frame("handover").add("reason", "\u0007"));
    }

    Await.until(() -> sent("error").size() == 20);
    assertThat(stage.errors()).contains("not_found", "bad_characters", "rate_limited");
  }
}
