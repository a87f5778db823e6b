package org.homeservices.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationRecord;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Position;
import org.homeservices.conversation.Rating;
import org.homeservices.testing.Await;
import org.homeservices.web.JsonText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a visitor is told of all that is kept. */
class ExportTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final RestStage stage = new RestStage();
  private final Conversation conversation = opened();

  @AfterEach
  void close() {
    stage.close();
  }

  private Conversation opened() {
    stage.keep();
    return Await.value(stage.room().open(Locale.ENGLISH, "/services", "1"));
  }

  private void post(int number) {
    Await.value(stage.room().post(conversation, "192.0.2.1", "c-" + number, "Hello " + number));
  }

  private ConversationRecord record() {
    return Await.value(stage.room().rights().record(conversation)).orElseThrow();
  }

  private JsonObject exported(ConversationRecord record, long after) {
    String text = Await.value(new Export(stage.room(), record).after(after, NOON));
    return JsonText.parseObject(text).orElseThrow();
  }

  private static List<Integer> seqs(JsonObject export) {
    return export.getJsonArray("messages").stream()
        .map(message -> message.asJsonObject().getInt("seq"))
        .toList();
  }

  @Test
  void exportShouldHoldAllMessagesHoweverManyPagesTheyAre() {
    int count = 2 * Export.PAGE + 1;
    IntStream.rangeClosed(1, count).forEach(this::post);

    JsonObject export = exported(record(), 0);

    assertThat(seqs(export))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, count).boxed().toList());
    assertThat(export.getJsonArray("messages").getJsonObject(count - 1).getString("content"))
        .isEqualTo("Hello " + count);
    assertThat(export.containsKey("next")).isFalse();
  }

  @Test
  void nextPartShouldBeginAfterTheLastMessageOfTheOneBefore() {
    IntStream.rangeClosed(1, 3).forEach(this::post);

    assertThat(seqs(exported(record(), 2))).containsExactly(3);
  }

  @Test
  void exportShouldTellAllThatIsKeptBesideTheMessages() {
    Rating rating = new Rating(4, "good", NOON);
    Feedback feedback = new Feedback("m1", Feedback.Value.DOWN, "too \"dear\"");
    Conversation closed = conversation.in(Mode.CLOSED);

    JsonObject export =
        exported(new ConversationRecord(closed, NOON, NOON, rating, List.of(feedback)), 0);

    assertThat(export.getString("conversationId")).isEqualTo(conversation.id().value());
    assertThat(export.getString("mode")).isEqualTo("closed");
    assertThat(export.getString("page")).isEqualTo("/services");
    assertThat(export.getString("usedAt")).isEqualTo(NOON.toString());
    assertThat(export.getString("closedAt")).isEqualTo(NOON.toString());
    assertThat(export.getString("exportedAt")).isEqualTo(NOON.toString());
    assertThat(export.getJsonObject("visitor").toString()).isEqualTo("{\"type\":\"anonymous\"}");
    assertThat(export.getJsonObject("rating").getString("comment")).isEqualTo("good");
    assertThat(export.getJsonObject("consent").getString("text")).contains("virtual assistant");
    assertThat(export.getJsonArray("feedback").toString())
        .isEqualTo("[{\"messageId\":\"m1\",\"value\":\"down\",\"reason\":\"too \\\"dear\\\"\"}]");
  }

  @Test
  void stateShouldTellTheLastPosition() {
    String state = VisitorResource.state(record(), new Position("e", 7));

    assertThat(JsonText.parseObject(state).orElseThrow().getJsonObject("position").toString())
        .isEqualTo("{\"epoch\":\"e\",\"seq\":7}");
  }
}
