package org.homeservices.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.stream.IntStream;
import org.homeservices.conversation.Conversation;
import org.homeservices.testing.Await;
import org.homeservices.web.JsonText;
import org.homeservices.web.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDeskTest {
  private static final String MESSAGE =
      "{\"type\":\"message\",\"clientId\":\"c-1\",\"content\":\"Can I pay with PIX?\"}";

  private final RestStage stage = new RestStage();
  private final FrameDesk desk = stage.frames();
  private final Conversation conversation = stage.begun();

  @AfterEach
  void close() {
    stage.close();
  }

  private String reply(String frame) {
    return Await.value(desk.take(conversation, "192.0.2.1", json(frame)));
  }

  private static JsonObject json(String text) {
    return JsonText.parseObject(text).orElseThrow();
  }

  @Test
  void messageShouldBeAcknowledgedWithItsPlaceAndItsRepeatWithTheSame() {
    String first = reply(MESSAGE);

    assertThat(json(first).getString("type")).isEqualTo("ack");
    assertThat(json(first).getInt("seq")).isEqualTo(1);
    assertThat(reply(MESSAGE)).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"type\":\"typing\",\"on\":true}", "{\"type\":\"stop\"}"})
  void frameWithoutAReplyShouldGetAnEmptyObject(String frame) {
    assertThat(reply(frame)).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"type\":\"ping\"}", "{\"type\":\"hello\",\"token\":\"x\"}"})
  void frameThatIsAboutASocketShouldBeUnknown(String frame) {
    assertThat(json(reply(frame)).getString("code")).isEqualTo("unknown_type");
  }

  @Test
  void framesBeyondTheBudgetShouldBeRefusedWithTheTime() {
    String typing = "{\"type\":\"typing\",\"on\":true}";
    IntStream.range(0, 20).forEach(number -> reply(typing));
    String refused = reply(typing);

    assertThat(json(refused).getString("code")).isEqualTo("rate_limited");
    assertThat(json(refused).getInt("retryAfter")).isEqualTo(1);
  }

  @Test
  void refusedMessageShouldGetProblemDetailsWithItsClientId() {
    String blank = "{\"type\":\"message\",\"clientId\":\"c-2\",\"content\":\"\"}";

    JsonObject problem = json(Problem.of(json(reply(blank))));

    assertThat(problem.getInt("status")).isEqualTo(400);
    assertThat(problem.getString("code")).isEqualTo("too_short");
    assertThat(problem.getString("field")).isEqualTo("content");
    assertThat(problem.getString("clientId")).isEqualTo("c-2");
  }

  @Test
  void messageThatIsHeldBackShouldBeAcknowledgedWithoutAPlaceAfterAWhile() {
    stage.history.goAway();

    String reply = reply(MESSAGE);

    assertThat(reply).isEqualTo("{\"type\":\"ack\",\"clientId\":\"c-1\"}");
  }
}
