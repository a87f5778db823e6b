package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Mode;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How conversations end, and what can be done in one that has. */
class ChatRoomClosingTest {
  private final ChatStage stage = ChatStage.withModel();
  private final Member member = stage.joined();

  @AfterEach
  void stop() {
    stage.close();
  }

  private Optional<Refusal> close() {
    return Await.value(stage.room.close(stage.conversation));
  }

  private Optional<Refusal> rate(int score, String comment) {
    return Await.value(stage.room.rate(stage.conversation, score, comment))
        .fold(kept -> Optional.empty(), refused -> Optional.of(refused.reason()));
  }

  private static Refusal reason(Posting posting) {
    return posting.fold(
        stored -> {
          throw new AssertionError("stored");
        },
        held -> {
          throw new AssertionError("held");
        },
        Posting.Refused::reason);
  }

  @Test
  void endShouldBeToldToAllMembers() {
    Member other = stage.joined();

    Optional<Refusal> refusal = close();

    assertThat(refusal).isEmpty();
    member.linesUpTo("mode closed visitor");
    other.linesUpTo("mode closed visitor");
  }

  @Test
  void conversationShouldEndOnceAndForGood() {
    close();

    assertThat(close()).contains(Refusal.CLOSED);
    assertThat(stage.joined().welcome().conversation().mode()).isEqualTo(Mode.CLOSED);
  }

  @Test
  void nothingShouldBeTakenInAConversationThatHasEnded() {
    close();

    assertThat(reason(stage.post("Oi"))).isEqualTo(Refusal.CLOSED);
    assertThat(Await.value(stage.room.renew(stage.conversation, ChatStage.ADDRESS, "any")))
        .isEqualTo(Renewal.Refused.of(Renewal.Refused.Reason.CLOSED));
    assertThat(Await.value(stage.room.callPerson(stage.conversation, ChatStage.ADDRESS, null)))
        .isEqualTo(Call.Refused.of(Refusal.CLOSED));
    assertThat(stage.stored()).isEmpty();
  }

  @Test
  void conversationShouldNotBeClosedWhenItIsGone() {
    stage.clock.advance(Duration.ofDays(2));

    assertThat(close()).contains(Refusal.GONE);
  }

  @Test
  void textSoFarShouldBecomeTheMessageOfAnAnswerThatIsBeingWritten() {
    stage.post("Quanto custa?");
    DictatedModel.Writing writing = stage.model.writing(1).says("R$ 120");
    member.lines(4);

    close();

    writing.awaitUnwanted();
    Await.until(() -> stage.stored().size() == 2);
    Message answer = stage.stored().get(1);
    assertThat(answer.content()).isEqualTo("R$ 120");
    assertThat(answer.answer()).extracting(details -> details.finish()).isEqualTo("stopped");
  }

  @Test
  void questionsThatWaitShouldGetNoAnswer() throws InterruptedException {
    stage.post("Quanto custa?");
    DictatedModel.Writing writing = stage.model.writing(1);
    stage.post("E quando?");

    close();

    writing.awaitUnwanted();
    stage.settle();
    assertThat(stage.model.asked()).isEqualTo(1);
    assertThat(stage.stored()).hasSize(2);
  }

  @Test
  void ratingShouldBeKeptAndToldToAll() {
    Member other = stage.joined();

    Optional<Refusal> refusal = rate(4, "boa");

    assertThat(refusal).isEmpty();
    assertThat(kept()).isEqualTo("4 boa");
    member.linesUpTo("rated 4");
    other.linesUpTo("rated 4");
  }

  @Test
  void laterRatingShouldTakeThePlaceOfAnEarlierOneAlsoAfterTheEnd() {
    rate(1, "ruim");
    close();

    rate(5, "ah, entendi");

    assertThat(kept()).isEqualTo("5 ah, entendi");
  }

  private String kept() {
    return Await.value(stage.conversations.record(stage.conversation.id()))
        .orElseThrow()
        .givenRating()
        .map(rating -> rating.score() + " " + rating.comment())
        .orElse("none");
  }

  /** A visitor who is thanked for a rating has rated: none is told that was not kept. */
  @Test
  void ratingShouldNotBeToldWhenItCannotBeKept() throws InterruptedException {
    stage.conversations.failRatings(1);

    Optional<Refusal> refusal = rate(4, "boa");

    stage.settle();
    assertThat(refusal).contains(Refusal.UNAVAILABLE);
    assertThat(kept()).isEqualTo("none");
    assertThat(member.lines()).doesNotContain("rated 4");
  }

  @Test
  void ratingShouldBeRefusedWhenItsCommentIsNoGoodText() {
    assertThat(rate(4, "😀".repeat(50))).isEmpty();
    assertThat(rate(4, "😀".repeat(51))).contains(Refusal.TOO_LONG);
    assertThat(rate(4, "\u202e")).contains(Refusal.BAD_CHARACTERS);
  }

  @Test
  void ratingShouldBeRefusedInAConversationThatIsGone() {
    stage.clock.advance(Duration.ofDays(2));

    assertThat(rate(4, "boa")).contains(Refusal.GONE);
  }

  @Test
  void otherSocketsShouldSeeHowFarTheVisitorHasRead() throws InterruptedException {
    Member reader = new Member(stage.codec);
    Seat seat = stage.join(Optional.empty(), reader);

    stage.room.read(stage.conversation, seat, 7);

    member.linesUpTo("read 7");
    stage.settle();
    assertThat(reader.lines()).doesNotContain("read 7");
  }
}
