package org.homeservices.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.homeservices.web.JsonText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InletTest {
  private static final String PING = "{\"type\":\"ping\"}";

  private final SocketStage stage = new SocketStage();
  private final Inlet inlet = stage.inlet();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void unreadableTextShouldBeRefusedAndLeaveTheSocketOpen() {
    text("not json");
    text("[]");

    assertThat(stage.errors()).containsExactly("bad_frame", "bad_frame");
    assertThat(stage.closeCodes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "[1]", "7", "", " ", "\n\n", "{\"a\":", "x\nx\nx"})
  void socketShouldBeClosedWhenThreeInARowAreUnreadable(String unreadable) {
    IntStream.range(0, 3).forEach(number -> text(unreadable));

    assertThat(stage.closeCodes()).containsExactly(4400);
  }

  @Test
  void hostileNestingShouldBeOneMoreUnreadableText() {
    text("[".repeat(60_000));
    text("{\"a\":".repeat(10_000));
    text(PING);

    assertThat(stage.types()).containsExactly("error", "error", "pong");
    assertThat(stage.closeCodes()).isEmpty();
  }

  @Test
  void readableFrameShouldBeginTheCountAnew() {
    List.of("x", "x", PING, "x", "x", "{}", "x", "x").forEach(this::text);

    assertThat(stage.closeCodes()).isEmpty();
    text("x");
    assertThat(stage.closeCodes()).containsExactly(4400);
  }

  @Test
  void framesShouldBeLeftAloneWhenTheSocketIsClosing() {
    text("x\nx\nx\n" + PING);
    text(PING);

    assertThat(stage.closeCodes()).containsExactly(4400);
    assertThat(stage.types()).doesNotContain("pong");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"ping\",\"at\":\"\\ud800\"}",
        "{\"type\":\"message\",\"clientId\":\"\\ud800\",\"content\":\"a\"}"
      })
  void halfACharacterShouldBeRefusedAndNotSentBack(String frame) {
    text(frame);
    text(PING);

    assertThat(stage.errors()).containsExactly("bad_field");
    assertThat(stage.types()).containsExactly("error", "pong");
    assertThat(stage.sent().get(0).containsKey("clientId")).isFalse();
  }

  @Test
  void everyLineShouldBeAFrame() {
    text(
        "{\"type\":\"ping\",\"at\":1}\n\n{\"type\":\"ping\",\"at\":2}\r\n{\"type\":\"ping\",\"at\":3}");

    assertThat(stage.sent().stream().map(frame -> frame.getInt("at"))).containsExactly(1, 2, 3);
  }

  @Test
  void unreadableLineShouldCostNoNeighbour() {
    text(PING + "\nnot json\n" + PING);

    assertThat(stage.types()).containsExactly("pong", "error", "pong");
  }

  @Test
  void partsShouldBecomeOneFrame() {
    inlet.text("{\"type\":", false);
    inlet.text("\"ping\",\"at\":\"\uD83D", false);
    inlet.text("\uDE00\"}", true);

    assertThat(stage.sent())
        .singleElement()
        .satisfies(frame -> assertThat(frame.getString("at")).isEqualTo("😀"));
  }

  @Test
  void binaryMessageShouldCountOnceAsUnreadable() {
    inlet.binary(false);
    inlet.binary(false);
    inlet.binary(true);
    List<String> afterOne = stage.errors();
    inlet.binary(true);
    inlet.binary(true);

    assertThat(afterOne).containsExactly("bad_frame");
    assertThat(stage.closeCodes()).containsExactly(4400);
  }

  @Test
  void socketShouldBeClosedWhenATextIsTooBig() {
    inlet.text("x".repeat(60_000), false);
    inlet.text("x".repeat(60_000), false);
    inlet.text(PING, true);

    assertThat(stage.closeCodes()).containsExactly(4413);
    assertThat(stage.sent()).isEmpty();
  }

  @Test
  void badFrameShouldBeToldByItsFieldAndClientId() {
    text("{\"type\":\"message\",\"clientId\":\"c7\"}");

    JsonObject error = stage.sent().get(0);
    assertThat(error.getString("code")).isEqualTo("missing_field");
    assertThat(error.getString("field")).isEqualTo("content");
    assertThat(error.getString("clientId")).isEqualTo("c7");
    assertThat(error.getBoolean("retryable")).isFalse();
  }

  @Test
  void clientIdShouldNotBeToldWhenItIsNone() {
    text("{\"type\":\"message\",\"content\":\"a\",\"clientId\":\"" + "x".repeat(65) + "\"}");
    text("{\"type\":\"message\",\"content\":\"a\",\"clientId\":7}");

    assertThat(stage.sent()).noneMatch(error -> error.containsKey("clientId"));
  }

  @Test
  void framesShouldBeHandledInTheirOrder() {
    text(hello() + "\n" + post("a") + "\n" + PING + "\n" + post("b"));

    assertThat(stage.types()).containsSubsequence("welcome", "ack", "pong", "ack");
  }

  @Test
  void messageShouldBeRefusedWhenNobodySaidHello() {
    text(post("early"));

    assertThat(stage.errors()).containsExactly("unauthorised");
    assertThat(stage.closeCodes()).isEmpty();
  }

  @Test
  void socketShouldBeClosedWhenItsTokenIsNone() {
    text("{\"type\":\"hello\",\"token\":\"a.b.c\"}");

    assertThat(stage.closeCodes()).containsExactly(4401);
  }

  @Test
  void nothingShouldBeAnsweredWhenTheSocketIsClosed() {
    inlet.closed();

    text(PING);

    assertThat(stage.sent()).isEmpty();
    assertThat(stage.closeCodes()).isEmpty();
  }

  private void text(String text) {
    inlet.text(text, true);
  }

  private String hello() {
    return JsonText.object().add("type", "hello").add("token", stage.token()).build().toString();
  }

  private static String post(String clientId) {
    return JsonText.object()
        .add("type", "message")
        .add("clientId", clientId)
        .add("content", "oi")
        .build()
        .toString();
  }
}
