package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.chat.Posting.Held;
import org.homeservices.chat.Posting.Stored;
import org.homeservices.chat.Welcome.CatchUp;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Position;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes on while the history is out of reach. */
class ChatRoomOutageTest {
  private final ChatStage stage = ChatStage.withModel();

  @AfterEach
  void close() {
    stage.close();
  }

  private CompletionStage<Stored> hold(String content) {
    return stage
        .post(content)
        .fold(
            stored -> {
              throw new AssertionError("stored: " + stored);
            },
            Held::later,
            refused -> {
              throw new AssertionError("refused: " + refused.reason());
            });
  }

  @Test
  void questionShouldBeAnsweredAtOnceAndAcknowledgedWhenTheHistoryIsBack() {
    Member member = stage.joined();
    stage.history.goAway();

    CompletionStage<Stored> later = hold("Preço?");
    stage.model.writing(1).says("Olá!").ends();

    assertThat(member.linesUpTo("typing assistant off"))
        .containsExactly(
            "degraded on",
            "visitor: Preço?",
            "typing assistant on",
            "start",
            "delta 0 Olá!",
            "assistant: Olá!",
            "typing assistant off");
    assertThat(later.toCompletableFuture()).isNotDone();
    stage.history.comeBack();
    assertThat(Await.value(later)).isEqualTo(new Stored("Preço?", 1, stage.stored().get(0).id()));
    assertThat(member.lines(10).subList(7, 10))
        .containsSubsequence("1 visitor: Preço?", "2 assistant: Olá!")
        .contains("degraded off");
  }

  @Test
  void nextQuestionShouldBeAnsweredWhenAnAnswerIsHeld() {
    stage.history.goAway();
    hold("um");
    stage.model.writing(1).says("1").ends();

    hold("dois");

    assertThat(stage.model.writing(2).prompt().user()).contains("dois");
  }

  @Test
  void repeatOfAHeldMessageShouldNotBeAnsweredTwice() throws InterruptedException {
    stage.history.goAway();
    CompletionStage<Stored> first = hold("Preço?");
    stage.model.writing(1).says("Olá!").ends();

    CompletionStage<Stored> repeat = hold("Preço?");
    stage.history.comeBack();
    stage.settle();

    assertThat(Await.value(repeat)).isEqualTo(Await.value(first));
    assertThat(stage.model.asked()).isEqualTo(1);
  }

  @Test
  void messageShouldBeRefusedWhenNoMoreCanBeHeld() {
    stage.history.goAway();
    stage.history.fill();

    Posting posting = stage.post("Preço?");

    assertThat(posting).isEqualTo(new Posting.Refused("Preço?", Refusal.UNAVAILABLE));
    assertThat(stage.model.asked()).isZero();
  }

  @Test
  void pageShouldComeFromTheArchiveWhileTheHistoryIsAway() {
    stage.post("Preço?");
    stage.history.goAway();

    assertThat(stage.stored()).extracting(Message::content).containsExactly("Preço?");
  }

  @Test
  void pageShouldBeUnavailableWhileHistoryAndArchiveAreAway() {
    stage.history.goAway();
    stage.archive.goAway();

    assertThat(Await.failure(stage.room.messages(stage.conversation.id(), 0, 10)))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void memberWhoJoinsMeanwhileShouldBeWelcomedWithWhatIsKnown() {
    stage.post("forgotten meanwhile");
    stage.model.writing(1);
    stage.history.goAway();

    Member fresh = stage.joined();
    Member returning = stage.joinedFrom(new Position("epoch", 1));
    hold("Preço?");

    assertThat(fresh.welcome().catchUp()).isEqualTo(CatchUp.NEW);
    assertThat(fresh.welcome().position()).isEqualTo(new Position("unknown", 0));
    assertThat(fresh.welcome().messages()).isEmpty();
    assertThat(fresh.lines(2)).startsWith("degraded on", "visitor: Preço?");
    assertThat(returning.welcome().catchUp()).isEqualTo(CatchUp.IMPOSSIBLE);
  }

  @Test
  void everyMemberOfTheNodeShouldBeToldWhenTheLinkChanges() {
    Member first = stage.joined();
    Member second = stage.joined();
    Seat gone = stage.join(Optional.empty(), new Member(stage.codec));
    gone.leave();

    stage.history.goAway();
    stage.history.comeBack();

    assertThat(first.lines()).containsExactly("degraded on", "degraded off");
    assertThat(second.lines()).containsExactly("degraded on", "degraded off");
  }

  @Test
  void conversationShouldLiveOnFromWhatIsSaidInIt() {
    stage.clock.advance(Duration.ofHours(23));
    stage.post("Preço?");
    stage.clock.advance(Duration.ofHours(23));

    assertThat(Await.value(stage.room.find(stage.conversation))).isPresent();
  }
}
