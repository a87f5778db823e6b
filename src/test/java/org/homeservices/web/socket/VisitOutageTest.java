package org.homeservices.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.homeservices.web.CloseCode;
import org.homeservices.web.JsonText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a socket is told while the history is out of reach, and of those beside it. */
class VisitOutageTest {
  private final SocketStage stage = new SocketStage();
  private final Inlet inlet = stage.inlet();

  @AfterEach
  void stop() {
    stage.close();
  }

  private void hello() {
    send(JsonText.object().add("type", "hello").add("token", stage.token()).build());
  }

  private void post(String clientId) {
    send(
        JsonText.object()
            .add("type", "message")
            .add("clientId", clientId)
            .add("content", "oi")
            .build());
  }

  private void send(JsonObject frame) {
    inlet.text(frame.toString(), true);
  }

  private List<JsonObject> messages() {
    return stage.sent().stream()
        .filter(frame -> frame.getString("type").equals("message"))
        .toList();
  }

  @Test
  void ackShouldWaitForThePlaceButNotTheNextFrame() {
    hello();
    stage.history.goAway();

    post("c-1");
    send(JsonText.object().add("type", "ping").build());

    assertThat(stage.types()).containsExactly("welcome", "degraded", "message", "pong");
    stage.history.comeBack();
    assertThat(stage.types().subList(4, 7)).containsExactly("message", "ack", "degraded");
    assertThat(messages().get(0).containsKey("seq")).isFalse();
    assertThat(messages().get(1).getInt("seq")).isEqualTo(1);
    assertThat(messages().get(1).getString("id")).isEqualTo(messages().get(0).getString("id"));
  }

  @Test
  void helloShouldBeToldToComeBackWhileConversationsAreOutOfReach() {
    JsonObject hello = JsonText.object().add("type", "hello").add("token", stage.token()).build();
    stage.loseConversations();

    send(hello);

    assertThat(stage.closeCodes()).containsExactly(CloseCode.UNAVAILABLE.number());
  }

  @Test
  void messageShouldBeRefusedForNowWhenNoMoreCanBeHeld() {
    hello();
    stage.history.goAway();
    stage.history.fill();

    post("c-1");

    assertThat(stage.errors()).containsExactly("layer_unavailable");
    assertThat(stage.closeCodes()).isEmpty();
  }

  @Test
  void helloShouldBeWelcomedWithoutMessagesAndToldSo() {
    stage.history.goAway();

    hello();

    JsonObject welcome = stage.sent().get(0);
    assertThat(welcome.getJsonObject("position").getInt("seq")).isZero();
    assertThat(welcome.getJsonArray("messages")).isEmpty();
    assertThat(stage.sent().get(1).toString()).isEqualTo("{\"type\":\"degraded\",\"on\":true}");
  }

  @Test
  void socketShouldBeToldHowManyThereAre() {
    hello();

    stage.tellSizes();

    assertThat(stage.sent().get(1).toString())
        .isEqualTo("{\"type\":\"presence\",\"participants\":1,\"agents\":0}");
  }

  @Test
  void socketShouldBeClosedWhenItsMemberIsTooSlow() {
    stage.visit().tooSlow();

    assertThat(stage.closeCodes()).containsExactly(4501);
  }

  @Test
  void socketShouldBeClosedSoThatItComesBackWhenItsMemberIsStranded() {
    stage.visit().stranded();

    assertThat(stage.closeCodes()).containsExactly(4503);
  }
}
