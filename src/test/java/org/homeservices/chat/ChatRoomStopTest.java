package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.homeservices.conversation.Message;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an answer that is stopped before anybody has seen it begin. */
class ChatRoomStopTest {
  private static final Optional<String> ANY = Optional.empty();

  private final ChatStage stage = ChatStage.withModel();
  private final Member member = new Member(stage.codec);
  private final Seat seat = stage.join(Optional.empty(), member);
  private final CompletableFuture<Void> planning = new CompletableFuture<>();

  @AfterEach
  void close() {
    stage.close();
  }

  private void postWithoutBeingAnswered(String question) {
    stage.history.readAfter(planning);
    stage.post(question);
    assertThat(seat.shown()).isEmpty();
  }

  private void planned() {
    stage.history.readAfter(completedStage(null));
    planning.complete(null);
  }

  @Test
  void modelShouldNotBeAskedForAnAnswerThatIsStoppedWhileItIsPlanned() throws InterruptedException {
    postWithoutBeingAnswered("Quanto custa?");

    stage.room.stop(stage.conversation, seat, ANY);
    planned();

    member.linesUpTo("typing assistant off");
    stage.settle();
    assertThat(stage.model.asked()).isZero();
    assertThat(stage.stored()).extracting(Message::content).containsExactly("Quanto custa?");
  }

  @Test
  void stopWithoutASocketShouldDoTheSame() throws InterruptedException {
    postWithoutBeingAnswered("Quanto custa?");

    Await.value(stage.room.stop(stage.conversation, ANY));
    planned();

    member.linesUpTo("typing assistant off");
    stage.settle();
    assertThat(stage.model.asked()).isZero();
  }

  @Test
  void onlyTheNextAnswerShouldBeStopped() {
    postWithoutBeingAnswered("Quanto custa?");
    stage.post("E quando?");

    stage.room.stop(stage.conversation, seat, ANY);
    planned();

    assertThat(stage.model.writing(1).prompt().toString()).contains("E quando?");
    assertThat(stage.model.asked()).isEqualTo(1);
  }

  @Test
  void anotherAnswerThanTheMeantOneShouldGoOn() {
    postWithoutBeingAnswered("Quanto custa?");

    stage.room.stop(stage.conversation, seat, Optional.of("another answer"));
    planned();

    stage.model.writing(1).says("R$ 120").ends();
    Await.until(() -> stage.stored().size() == 2);
  }

  @Test
  void stopShouldMeanNothingWhenNothingWasAsked() {
    stage.room.stop(stage.conversation, seat, ANY);

    stage.post("Quanto custa?");

    stage.model.writing(1).says("R$ 120").ends();
    Await.until(() -> stage.stored().size() == 2);
  }
}
