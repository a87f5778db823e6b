package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Position;
import org.homeservices.testing.Await;
import org.homeservices.testing.HeldPauses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a question whose node has died after the acknowledgement, without an answer. */
class OrphanedQuestionsTest {
  private static final Duration SOON = OrphanedQuestions.PAUSE;

  private final HeldPauses pauses = new HeldPauses(2);
  private final ChatStage stage = ChatStage.withModel(pauses);

  @AfterEach
  void close() {
    stage.close();
  }

  /** Stored as if by a node that has died since. */
  private void orphaned(String question) {
    orphaned(stage, question);
  }

  private static void orphaned(ChatStage stage, String question) {
    publish(
        stage, new Message(question, question, Author.VISITOR, null, question, now(stage), null));
  }

  private static void publish(ChatStage stage, Message message) {
    Shelf shelf = Shelf.on(stage.ground, ChatStage.MAX_HISTORY);
    Await.value(new Broadcast(stage.ground, shelf).publish(stage.conversation.id(), message));
  }

  private static Instant now(ChatStage stage) {
    return stage.clock.instant();
  }

  private void answered(String question) {
    String id = AnswerWriter.idFor(question);
    publish(stage, new Message(id, null, Author.ASSISTANT, "Sophie", "R$ 120", now(stage), null));
  }

  private List<String> said() {
    return stage.stored().stream().map(Message::content).toList();
  }

  private void assertNothingAsked() throws InterruptedException {
    stage.settle();
    assertThat(stage.model.asked()).isZero();
  }

  @Test
  void questionShouldBeAnsweredWhenItsVisitorComesBack() {
    orphaned("Quanto custa?");
    stage.clock.advance(SOON);

    Member back = stage.joined();

    stage.model.writing(1).says("R$ 120").ends();
    assertThat(back.linesUpTo("typing assistant off"))
        .containsSubsequence("typing assistant on", "start", "2 assistant: R$ 120");
    assertThat(stage.stored().get(1).id()).isEqualTo(AnswerWriter.idFor("Quanto custa?"));
  }

  @Test
  void questionShouldBeAnsweredWhenItsVisitorComesBackByItsPosition() {
    Position empty = stage.joined().welcome().position();
    orphaned("Quanto custa?");
    stage.clock.advance(SOON);

    Member back = stage.joinedFrom(new Position(empty.epoch(), 1));

    stage.model.writing(1).says("R$ 120").ends();
    assertThat(back.linesUpTo("typing assistant off")).contains("2 assistant: R$ 120");
    assertThat(back.welcome().messages()).isEmpty();
  }

  @Test
  void youngQuestionShouldBeAnsweredAfterAPauseInWhichNobodyElseHasBegun() {
    orphaned("Quanto custa?");

    stage.joined();
    Await.until(() -> pauses.seen().contains(OrphanedQuestions.PAUSE));
    int before = stage.model.asked();
    pauses.endNext();

    stage.model.writing(1).says("R$ 120").ends();
    assertThat(before).isZero();
  }

  @Test
  void questionShouldBeLeftToANodeThatWasOnlySlow() throws InterruptedException {
    orphaned("Quanto custa?");
    stage.joined();
    Await.until(() -> pauses.seen().contains(OrphanedQuestions.PAUSE));

    answered("Quanto custa?");
    pauses.endNext();

    assertNothingAsked();
  }

  @Test
  void questionShouldBeAskedOnceWhenManyTabsComeAtOnce() {
    orphaned("Quanto custa?");
    stage.clock.advance(SOON);

    Await.together(8, number -> stage.joined());

    stage.model.writing(1).says("R$ 120").ends();
    Await.until(() -> stage.stored().size() == 2);
    assertThat(stage.model.asked()).isEqualTo(1);
  }

  @Test
  void questionThatWaitedBehindAnotherOneShouldBeAnswered() {
    orphaned("Quanto custa?");
    orphaned("E quando?");
    answered("Quanto custa?");
    stage.clock.advance(SOON);

    stage.joined();

    stage.model.writing(1).says("Hoje").ends();
    Await.until(() -> said().equals(List.of("Quanto custa?", "E quando?", "R$ 120", "Hoje")));
  }

  @Test
  void allQuestionsThatHaveNoAnswerShouldBeAnsweredInTheirOrder() {
    orphaned("Quanto custa?");
    orphaned("E quando?");
    stage.clock.advance(SOON);

    stage.joined();

    stage.model.writing(1).says("R$ 120").ends();
    stage.model.writing(2).says("Hoje").ends();
    Await.until(() -> said().equals(List.of("Quanto custa?", "E quando?", "R$ 120", "Hoje")));
  }

  @Test
  void questionShouldWaitForTheAnswerThatIsBeingWritten() {
    orphaned("Quanto custa?");
    stage.clock.advance(SOON);
    stage.post("E quando?");
    stage.model.writing(1).says("Hoje");

    stage.joined();
    Await.until(() -> pauses.seen().contains(OrphanedQuestions.PAUSE));
    int meanwhile = stage.model.asked();
    stage.model.writing(1).ends();
    Await.until(() -> stage.stored().size() == 3);
    IntStream.range(0, 3).forEach(number -> endNextUnlessAsked(2));

    assertThat(meanwhile).isEqualTo(1);
    assertThat(stage.model.writing(2).prompt().toString()).contains("Quanto custa?");
  }

  /** Pauses of what forgets answers come between those that are meant. */
  private void endNextUnlessAsked(int times) {
    if (stage.model.asked() < times) {
      pauses.endNext();
    }
  }

  @Test
  void oldQuestionShouldStayAsItIs() throws InterruptedException {
    orphaned("Quanto custa?");
    stage.clock.advance(OrphanedQuestions.OLDEST);

    stage.joined();

    assertNothingAsked();
  }

  @Test
  void stopBeforeTheFirstTextShouldNotBeUndoneByWhoComesBack() throws InterruptedException {
    Seat seat = stage.join(Optional.empty(), new Member(stage.codec));
    stage.post("Quanto custa?");
    stage.model.writing(1);
    Await.until(() -> seat.shown().isPresent());
    stage.room.stop(stage.conversation, seat, Optional.empty());
    Await.until(() -> stage.room.answering() == 0);
    stage.clock.advance(SOON);

    stage.joined();

    stage.settle();
    assertThat(stage.model.asked()).isEqualTo(1);
    assertThat(said()).containsExactly("Quanto custa?");
  }

  @Test
  void answerThatWasStoppedInTheMiddleShouldBeOne() throws InterruptedException {
    Seat seat = stage.join(Optional.empty(), new Member(stage.codec));
    stage.post("Quanto custa?");
    stage.model.writing(1).says("R$");
    Await.until(() -> seat.shown().isPresent());
    stage.room.stop(stage.conversation, seat, Optional.empty());
    Await.until(() -> stage.stored().size() == 2);
    stage.clock.advance(SOON);

    stage.joined();

    stage.settle();
    assertThat(stage.model.asked()).isEqualTo(1);
  }

  @Test
  void answerInThePlaceOfAnotherOneShouldBeOne() throws InterruptedException {
    stage.post("Quanto custa?");
    stage.model.writing(1).says("R$ 120").ends();
    Await.until(() -> stage.stored().size() == 2 && stage.room.answering() == 0);
    Await.value(
        stage.room.renew(stage.conversation, ChatStage.ADDRESS, stage.stored().get(1).id()));
    stage.model.writing(2).says("R$ 130").ends();
    Await.until(() -> stage.stored().size() == 3 && stage.room.answering() == 0);
    stage.clock.advance(SOON);

    stage.joined();

    stage.settle();
    assertThat(stage.model.asked()).isEqualTo(2);
  }

  @Test
  void questionShouldNotBeAnsweredAfterTheCompanyHasSaidSomethingElse()
      throws InterruptedException {
    orphaned("Quanto custa?");
    Await.value(stage.room.callPerson(stage.conversation, ChatStage.ADDRESS, null));
    Await.until(() -> stage.stored().size() == 2);
    stage.clock.advance(SOON);

    stage.joined();

    assertNothingAsked();
  }

  @Test
  void questionShouldNotBeAnsweredInAConversationThatIsClosed() throws InterruptedException {
    orphaned("Quanto custa?");
    stage.clock.advance(SOON);
    Await.value(stage.room.close(stage.conversation));

    stage.joined();

    assertNothingAsked();
  }

  @Test
  void questionShouldNotBeAnsweredWhenAConversationIsClosedWhileItWaits()
      throws InterruptedException {
    orphaned("Quanto custa?");
    stage.joined();
    Await.until(() -> pauses.seen().contains(OrphanedQuestions.PAUSE));

    Await.value(stage.room.close(stage.conversation));
    pauses.endNext();

    assertNothingAsked();
  }

  @Test
  void questionShouldNotBeAnsweredWherePeopleAnswer() throws InterruptedException {
    try (ChatStage people = ChatStage.withoutAssistant()) {
      orphaned(people, "Quanto custa?");
      people.clock.advance(SOON);

      people.joined();

      people.settle();
      assertThat(people.model.asked()).isZero();
    }
  }
}
