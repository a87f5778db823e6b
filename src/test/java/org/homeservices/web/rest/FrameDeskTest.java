package org.homeservices.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.homeservices.audit.Deed;
import org.homeservices.conversation.Conversation;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.testing.Await;
import org.homeservices.web.JsonText;
import org.homeservices.web.Problem;
import org.homeservices.web.frame.FrameBudget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDeskTest {
  private static final String MESSAGE =
      "{\"type\":\"message\",\"clientId\":\"c-1\",\"content\":\"Can I pay with PIX?\"}";

  private final RestStage stage = new RestStage();
  private final FrameDesk desk = stage.frames();
  private final FrameAnswers answers =
      new FrameAnswers(new RateLimitSettings(10, Duration.ofMinutes(1), 3, 30, 5, 100));
  private final Conversation conversation = stage.begun();

  @AfterEach
  void close() {
    stage.close();
  }

  private String reply(String frame) {
    return taken(frame).text();
  }

  private FrameReply taken(String frame) {
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
  @ValueSource(
      strings = {
        "{\"type\":\"typing\",\"on\":true}",
        "{\"type\":\"stop\"}",
        "{\"type\":\"read\",\"seq\":1}"
      })
  void frameWithoutAReplyShouldGetAnEmptyObject(String frame) {
    assertThat(reply(frame)).isEqualTo("{}");
  }

  @Test
  void replyShouldTellWhatWasKeptWhereAllMembersAreTold() {
    String rate = "{\"type\":\"rate\",\"score\":4,\"comment\":\"good\"}";

    assertThat(reply(rate)).isEqualTo(rate.replace("\"rate\"", "\"rated\""));
    assertThat(reply("{\"type\":\"close\"}"))
        .isEqualTo("{\"type\":\"mode\",\"mode\":\"closed\",\"reason\":\"visitor\"}");
    assertThat(json(reply("{\"type\":\"close\"}")).getString("code"))
        .isEqualTo("conversation_closed");
  }

  @Test
  void ratingAndClosingShouldBeOnRecordOnceTheyAreDone() {
    reply("{\"type\":\"rate\",\"score\":4}");
    reply("{\"type\":\"rate\",\"score\":9}");
    reply("{\"type\":\"close\"}");
    reply("{\"type\":\"close\"}");

    assertThat(stage.deeds)
        .containsExactly(deed(Deed.Kind.CONVERSATION_RATED), deed(Deed.Kind.CONVERSATION_CLOSED));
  }

  @Test
  void ratingShouldBeOnRecordOnceForEachChangeOfItsScore() {
    List.of(4, 4, 5, 5, 4)
        .forEach(score -> reply("{\"type\":\"rate\",\"score\":%d}".formatted(score)));

    Deed rated = deed(Deed.Kind.CONVERSATION_RATED);
    assertThat(stage.deeds).containsExactly(rated, rated, rated);
  }

  private Deed deed(Deed.Kind kind) {
    return Deed.ofVisitor(kind, "192.0.2.1").in(conversation.id().value());
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"handover\"}",
        "{\"type\":\"regenerate\",\"messageId\":\"m\"}",
        "{\"type\":\"rate\",\"score\":4}"
      })
  void frameBeyondTheBudgetShouldBeToldOfTheLimitOfFrames(String frame) {
    IntStream.range(0, 20).forEach(number -> reply("{\"type\":\"typing\",\"on\":true}"));

    FrameReply refused = taken(frame);

    assertThat(json(refused.text()).getString("code")).isEqualTo("rate_limited");
    assertThat(answers.bucketOf(json(frame), refused)).isEqualTo(FrameBudget.FRAMES);
  }

  @Test
  void whatCostsAMessageShouldBeToldOfTheLimitOfMessages() {
    FrameReply refused = new FrameReply("{}", false);

    assertThat(answers.bucketOf(json("{\"type\":\"handover\"}"), refused).name())
        .isEqualTo("messages");
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
