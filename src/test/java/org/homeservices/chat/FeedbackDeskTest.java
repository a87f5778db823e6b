package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Question;
import org.homeservices.assistant.Turn;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Feedback.Value;
import org.homeservices.conversation.Message;
import org.homeservices.testing.Await;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What visitors think of answers. */
class FeedbackDeskTest {
  private final ChatStage stage = ChatStage.withModel();
  private final Member member = stage.joined();
  private final List<Question> disliked = new ArrayList<>();
  private final FeedbackDesk desk =
      new FeedbackDesk(
          stage.ground,
          new Broadcast(stage.ground, Shelf.on(stage.ground, ChatStage.MAX_HISTORY)),
          new MessageRules(new ChatSettings(1, 100, 10, 3, true, "Sophie")),
          this::dislike);

  @AfterEach
  void close() {
    stage.close();
  }

  private CompletionStage<Void> dislike(Question question) {
    disliked.add(question);
    return completedStage(null);
  }

  private Optional<Refusal> take(String messageId, Value value, @Nullable String reason) {
    return Await.value(desk.take(stage.conversation, new Feedback(messageId, value, reason)));
  }

  private List<Feedback> kept() {
    return Await.value(stage.conversations.feedback(stage.conversation.id()));
  }

  /** The message that was stored last, once there are so many. */
  private Message stored(int count) {
    Await.until(() -> stage.stored().size() == count);
    return stage.stored().get(count - 1);
  }

  private Message answered() {
    stage.post("Quanto custa?");
    stage.model.writing(1).says("Não sei.").ends();
    return stored(2);
  }

  private Question question(String text) {
    return new Question(text, stage.conversation.locale());
  }

  /** The page is a part of what an answer is kept under. */
  @Test
  void badAnswerShouldBeForgottenOnThePageWhereTheVisitorIs() {
    Feedback bad = new Feedback(answered().id(), Value.DOWN, null);

    Await.value(desk.take(stage.conversation.on("/servicos"), bad));

    Await.until(() -> disliked.size() == 1);
    assertThat(disliked.get(0).scene().page()).isEqualTo("services");
  }

  @Test
  void feedbackShouldBeKeptAndToldToAll() {
    Member other = stage.joined();
    String id = answered().id();

    Optional<Refusal> refusal = take(id, Value.UP, "boa");

    assertThat(refusal).isEmpty();
    assertThat(kept()).containsExactly(new Feedback(id, Value.UP, "boa"));
    member.linesUpTo("feedback up");
    other.linesUpTo("feedback up");
  }

  @Test
  void goodAnswerShouldBeDislikedByNobody() {
    take(answered().id(), Value.UP, null);

    assertThat(disliked).isEmpty();
  }

  @Test
  void badAnswerShouldBeDislikedWithItsQuestion() {
    take(answered().id(), Value.DOWN, null);

    assertThat(disliked).containsExactly(question("Quanto custa?"));
  }

  @Test
  void badAnswerShouldBeDislikedWithItsOwnQuestionWhenTheNextOneWasAskedBeforeItEnded() {
    stage.post("Quanto custa?");
    stage.model.writing(1).says("um");
    stage.post("E quando?");
    stage.model.writing(1).ends();
    stage.model.writing(2).says("dois").ends();
    String first = stage.stored().get(2).id();
    String second = stored(4).id();

    take(first, Value.DOWN, null);
    take(second, Value.DOWN, null);

    Turn before = new Turn(Turn.Speaker.VISITOR, "Quanto custa?");
    assertThat(disliked)
        .containsExactly(question("Quanto custa?"), question("E quando?").after(List.of(before)));
  }

  @Test
  void answerInThePlaceOfAnotherShouldBeDislikedWithTheSameQuestion() {
    String first = answered().id();
    Await.until(() -> renew(first).equals(new Renewal.Begun()));
    stage.model.writing(2).says("R$ 120.").ends();

    take(stored(3).id(), Value.DOWN, null);

    assertThat(disliked).containsExactly(question("Quanto custa?"));
  }

  private Renewal renew(String answer) {
    return Await.value(stage.room.renew(stage.conversation, ChatStage.ADDRESS, answer));
  }

  @Test
  void whatAnswersNothingShouldBeKeptAndNotDisliked() {
    Await.value(stage.room.callPerson(stage.conversation, ChatStage.ADDRESS, null));
    String contact = stored(1).id();

    Optional<Refusal> refusal = take(contact, Value.DOWN, null);

    assertThat(refusal).isEmpty();
    assertThat(kept()).hasSize(1);
    assertThat(disliked).isEmpty();
  }

  @Test
  void feedbackShouldBeChangedByALaterOne() {
    String id = answered().id();
    take(id, Value.DOWN, "?");

    take(id, Value.UP, null);

    assertThat(kept()).containsExactly(new Feedback(id, Value.UP, null));
  }

  @Test
  void feedbackShouldBeRefusedOnWhatIsNoAnswerHere() {
    answered();
    String own = stage.stored().get(0).id();

    assertThat(take(own, Value.UP, null)).contains(Refusal.NO_ANSWER);
    assertThat(take("nothing", Value.UP, null)).contains(Refusal.NO_ANSWER);
    assertThat(kept()).isEmpty();
  }

  @Test
  void feedbackShouldBeRefusedWhenItsReasonIsNoGoodText() {
    String id = answered().id();

    assertThat(take(id, Value.UP, "😀".repeat(10))).isEmpty();
    assertThat(take(id, Value.UP, "😀".repeat(11))).contains(Refusal.TOO_LONG);
    assertThat(take(id, Value.UP, "\u202e")).contains(Refusal.BAD_CHARACTERS);
  }

  @Test
  void feedbackShouldBeRefusedForNowWhileTheHistoryIsAway() {
    String id = answered().id();
    stage.history.goAway();

    assertThat(take(id, Value.UP, null)).contains(Refusal.UNAVAILABLE);
  }

  @Test
  void feedbackShouldBeRefusedInAConversationThatIsGone() {
    stage.clock.advance(Duration.ofDays(2));

    assertThat(take("any", Value.UP, null)).contains(Refusal.GONE);
  }
}
