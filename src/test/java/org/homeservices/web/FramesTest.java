package org.homeservices.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.homeservices.chat.AnswerRef;
import org.homeservices.chat.ChatEvent;
import org.homeservices.chat.ChatEvent.ModeChanged.Reason;
import org.homeservices.chat.Letterhead;
import org.homeservices.chat.Spoken;
import org.homeservices.conversation.AnswerDetails;
import org.homeservices.conversation.AnswerDetails.Action;
import org.homeservices.conversation.AnswerDetails.Source;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Visitor;
import org.junit.jupiter.api.Test;

class FramesTest {
  private static final Instant AT = Instant.parse("2026-11-23T12:00:00.250Z");
  private static final Message QUESTION =
      new Message("m1", "c1", Author.VISITOR, null, "Oi \"você\" 😀\n", AT, null);
  private static final String QUESTION_FIELDS =
      "\"type\":\"message\",\"id\":\"m1\",\"clientId\":\"c1\",\"author\":\"visitor\","
          + "\"content\":\"Oi \\\"você\\\" 😀\\n\",\"at\":\"2026-11-23T12:00:00.250Z\"}";

  private final Frames frames = new Frames();

  @Test
  void messageOfAVisitorShouldHaveItsFields() {
    String frame = new ChatEvent.MessageAdded(QUESTION).encodedBy(frames);

    assertThat(frame).isEqualTo("{" + QUESTION_FIELDS);
  }

  @Test
  void answerShouldHaveItsDetails() {
    AnswerDetails details =
        new AnswerDetails(
            "knowledge",
            "done",
            List.of(new Source("prices", "Preços")),
            List.of(new Action("Ver", "/#services")));
    Message answer = new Message("m2", null, Author.ASSISTANT, "Sophie", "R$ 120", AT, details);

    String frame = new ChatEvent.MessageAdded(answer).encodedBy(frames);

    assertThat(frame)
        .isEqualTo(
            "{\"type\":\"message\",\"id\":\"m2\",\"author\":\"assistant\",\"name\":\"Sophie\","
                + "\"content\":\"R$ 120\",\"at\":\"2026-11-23T12:00:00.250Z\","
                + "\"origin\":\"knowledge\",\"finish\":\"done\","
                + "\"sources\":[{\"id\":\"prices\",\"title\":\"Preços\"}],"
                + "\"actions\":[{\"label\":\"Ver\",\"url\":\"/#services\"}]}");
  }

  @Test
  void answerShouldHaveEmptyListsWhenItRestsOnNothing() {
    AnswerDetails none = new AnswerDetails("fallback", "failed", List.of(), List.of());
    Message answer = new Message("m3", null, Author.ASSISTANT, null, "", AT, none);

    assertThat(new ChatEvent.MessageAdded(answer).encodedBy(frames))
        .endsWith("\"origin\":\"fallback\",\"finish\":\"failed\",\"sources\":[],\"actions\":[]}");
  }

  @Test
  void answerBeingWrittenShouldHaveItsFrames() {
    assertThat(new ChatEvent.AnswerStarted("a1").encodedBy(frames))
        .isEqualTo("{\"type\":\"start\",\"id\":\"a1\"}");
    assertThat(new ChatEvent.AnswerGrew("a1", 12, "tem 😀\t").encodedBy(frames))
        .isEqualTo("{\"type\":\"delta\",\"id\":\"a1\",\"offset\":12,\"text\":\"tem 😀\\t\"}");
    assertThat(new ChatEvent.AnswerReset("a1").encodedBy(frames))
        .isEqualTo("{\"type\":\"reset\",\"id\":\"a1\"}");
  }

  @Test
  void announcementShouldBeReadAsItWasWritten() {
    AnswerRef ref =
        new AnswerRef(
            "a1",
            "key_1",
            "answers.x!y",
            "m1",
            "Oi \"você\"?",
            "orders",
            Visitor.Kind.PROVIDER,
            Locale.ENGLISH,
            true,
            null);

    String text = new ChatEvent.AnswerAnnounced(ref).encodedBy(frames);

    assertThat(frames.announced(text)).contains(ref);
  }

  @Test
  void announcementShouldSayWhatTheAnswerReplaces() {
    AnswerRef ref =
        new AnswerRef(
            "a2",
            "a2",
            "answers.x!y",
            "m2",
            "Oi",
            "other",
            Visitor.Kind.ANONYMOUS,
            Locale.ENGLISH,
            false,
            "a1");

    String text = new ChatEvent.AnswerAnnounced(ref).encodedBy(frames);

    assertThat(frames.announced(text)).contains(ref);
  }

  @Test
  void announcementOfAnEarlierVersionShouldBeOfSomebodyUnknown() {
    AnswerRef ref =
        new AnswerRef(
            "a2",
            "a2",
            "answers.x!y",
            "m2",
            "Oi",
            "other",
            Visitor.Kind.CLIENT,
            Locale.ENGLISH,
            false,
            null);
    String text = new ChatEvent.AnswerAnnounced(ref).encodedBy(frames);

    String earlier = text.replace("\"asker\":\"client\",", "");

    assertThat(earlier).hasSizeLessThan(text.length());
    assertThat(frames.announced(earlier)).map(AnswerRef::asker).contains(Visitor.Kind.ANONYMOUS);
  }

  @Test
  void letterheadShouldBeReadAsItWasWritten() {
    String frame = new ChatEvent.MessageAdded(QUESTION).encodedBy(frames);

    assertThat(frames.letterhead(frame))
        .contains(new Letterhead("m1", QUESTION.clientId(), Author.VISITOR, null, QUESTION.at()));
    assertThat(frames.letterhead(new ChatEvent.AnswerStarted("a1").encodedBy(frames))).isEmpty();
  }

  @Test
  void messageShouldBeReadAsItWasWritten() {
    String frame = new ChatEvent.MessageAdded(QUESTION).encodedBy(frames);

    assertThat(frames.spoken(frame)).contains(new Spoken("m1", Author.VISITOR, "Oi \"você\" 😀\n"));
    assertThat(frames.spoken(new ChatEvent.AnswerStarted("a1").encodedBy(frames))).isEmpty();
  }

  @Test
  void answerShouldSayWhatItReplaces() {
    AnswerDetails details = new AnswerDetails("model", "done", List.of(), List.of(), "m1");
    Message answer = new Message("m2", null, Author.ASSISTANT, "Sophie", "Oi", AT, details);

    assertThat(new ChatEvent.MessageAdded(answer).encodedBy(frames))
        .endsWith("\"actions\":[],\"replaces\":\"m1\"}");
  }

  @Test
  void otherEventsShouldAnnounceNothing() {
    assertThat(frames.announced(new ChatEvent.AnswerStarted("a1").encodedBy(frames))).isEmpty();
    assertThat(frames.announced(new ChatEvent.MessageAdded(QUESTION).encodedBy(frames))).isEmpty();
  }

  @Test
  void messageShouldBeKnownByItsIdWhereverItStands() {
    String frame = new ChatEvent.MessageAdded(QUESTION).encodedBy(frames);

    assertThat(frames.isMessage(frame, "m1")).isTrue();
    assertThat(frames.isMessage(frames.inPlace(7, "e", frame), "m1")).isTrue();
    assertThat(frames.isMessage(frame, "m2")).isFalse();
    assertThat(frames.isMessage(new ChatEvent.AnswerStarted("m1").encodedBy(frames), "m1"))
        .isFalse();
  }

  @Test
  void messageShouldTellWhenItCameWhateverIsWrittenInIt() {
    Message forged =
        new Message(
            "m1",
            "c1",
            Author.VISITOR,
            null,
            "\"at\":\"1999-01-01T00:00:00Z\" 1999",
            QUESTION.at(),
            null);

    assertThat(frames.sentAt(new ChatEvent.MessageAdded(forged).encodedBy(frames)))
        .contains(QUESTION.at());
    assertThat(frames.sentAt(new ChatEvent.AnswerStarted("m1").encodedBy(frames))).isEmpty();
  }

  @Test
  void typingShouldNameItsAuthor() {
    assertThat(new ChatEvent.Typing(Author.VISITOR, null, true).encodedBy(frames))
        .isEqualTo("{\"type\":\"typing\",\"author\":\"visitor\",\"on\":true}");
    assertThat(new ChatEvent.Typing(Author.ASSISTANT, "Sophie", false).encodedBy(frames))
        .isEqualTo(
            "{\"type\":\"typing\",\"author\":\"assistant\",\"name\":\"Sophie\",\"on\":false}");
  }

  @Test
  void frameShouldStayOneLine() {
    Message message =
        new Message("m4", "c\n4", Author.VISITOR, null, "a\r\nb\u0085c\u2028d", AT, null);

    assertThat(new ChatEvent.MessageAdded(message).encodedBy(frames)).doesNotContain("\n", "\r");
  }

  @Test
  void firstFrameOfAnEpochShouldNameIt() {
    String frame = new ChatEvent.MessageAdded(QUESTION).encodedBy(frames);

    assertThat(frames.inPlace(7, "18f.2", frame))
        .isEqualTo("{\"seq\":7,\"epoch\":\"18f.2\"," + QUESTION_FIELDS);
  }

  @Test
  void epochShouldBeAStringWhateverItHolds() {
    String frame = new ChatEvent.MessageAdded(QUESTION).encodedBy(frames);
    String epoch = "\",\"content\":\"forged";

    assertThat(JsonText.parseObject(frames.inPlace(7, epoch, frame)))
        .hasValueSatisfying(object -> assertThat(object.getString("epoch")).isEqualTo(epoch));
  }

  @Test
  void frameShouldGetItsPlaceWhenItIsRemembered() {
    String frame = new ChatEvent.MessageAdded(QUESTION).encodedBy(frames);

    assertThat(frames.inPlace(7, null, frame)).isEqualTo("{\"seq\":7," + QUESTION_FIELDS);
    assertThat(JsonText.parseObject(frames.inPlace(Long.MAX_VALUE, null, frame)))
        .hasValueSatisfying(
            object ->
                assertThat(object.getJsonNumber("seq").longValueExact()).isEqualTo(Long.MAX_VALUE));
  }

  @Test
  void frameShouldStayAsItIsWhenItHasNoPlace() {
    assertThat(frames.inPlace(0, null, "{\"type\":\"start\"}")).isEqualTo("{\"type\":\"start\"}");
  }

  @Test
  void presenceShouldCountParticipantsAndAgents() {
    assertThat(new ChatEvent.Presence(3, 0).encodedBy(frames))
        .isEqualTo("{\"type\":\"presence\",\"participants\":3,\"agents\":0}");
  }

  @Test
  void degradedShouldSayWhetherItBeginsOrEnds() {
    assertThat(new ChatEvent.Degraded(true).encodedBy(frames))
        .isEqualTo("{\"type\":\"degraded\",\"on\":true}");
    assertThat(new ChatEvent.Degraded(false).encodedBy(frames))
        .isEqualTo("{\"type\":\"degraded\",\"on\":false}");
  }

  @Test
  void modeShouldBeToldWithItsReason() {
    ChatEvent changed = new ChatEvent.ModeChanged(Mode.WAITING, null, Reason.REQUESTED);
    ChatEvent human = new ChatEvent.ModeChanged(Mode.HUMAN, "Bia", null);

    assertThat(changed.encodedBy(frames))
        .isEqualTo("{\"type\":\"mode\",\"mode\":\"waiting\",\"reason\":\"requested\"}");
    assertThat(human.encodedBy(frames))
        .isEqualTo("{\"type\":\"mode\",\"mode\":\"human\",\"name\":\"Bia\"}");
    assertThat(frames.isModeChange(human.encodedBy(frames))).isTrue();
  }

  @Test
  void otherFramesShouldBeNoChangeOfTheMode() {
    ChatEvent typing = new ChatEvent.Typing(Author.ASSISTANT, "mode", true);

    assertThat(frames.isModeChange(typing.encodedBy(frames))).isFalse();
  }

  @Test
  void feedbackShouldBeToldAsItIsKept() {
    ChatEvent good = new ChatEvent.FeedbackGiven(new Feedback("m1", Feedback.Value.UP, null));
    ChatEvent bad = new ChatEvent.FeedbackGiven(new Feedback("m1", Feedback.Value.DOWN, "\"x\""));

    assertThat(good.encodedBy(frames))
        .isEqualTo("{\"type\":\"feedback\",\"messageId\":\"m1\",\"value\":\"up\"}");
    assertThat(bad.encodedBy(frames))
        .isEqualTo(
            "{\"type\":\"feedback\",\"messageId\":\"m1\",\"value\":\"down\","
                + "\"reason\":\"\\\"x\\\"\"}");
  }

  @Test
  void answerShouldBeReadWithTheOneWhosePlaceItTakes() {
    AnswerDetails details = new AnswerDetails("model", "done", List.of(), List.of(), "m2");
    Message answer = new Message("m3", null, Author.ASSISTANT, null, "R$ 120", AT, details);

    assertThat(frames.spoken(new ChatEvent.MessageAdded(answer).encodedBy(frames)))
        .contains(new Spoken("m3", Author.ASSISTANT, "R$ 120", "m2"));
  }
}
