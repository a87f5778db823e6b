package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeservices.channel.GroupName;
import org.homeservices.chat.Welcome.CatchUp;
import org.homeservices.conversation.Position;
import org.homeservices.testing.Await;
import org.homeservices.testing.HeldPauses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a member gets after all that it knew is void. */
class ChatRoomInterruptionTest {
  private final HeldPauses pauses = new HeldPauses(2);
  private final ChatStage stage = ChatStage.withoutAssistant(pauses);
  private final Member member = new Member(stage.codec);

  @AfterEach
  void close() {
    stage.close();
  }

  private Seat seated() {
    return stage.join(Optional.empty(), member);
  }

  private GroupName group() {
    return Broadcast.groupOf(stage.conversation.id());
  }

  private void endPauses(int count) {
    IntStream.range(0, count).forEach(number -> pauses.endNext());
  }

  @Test
  void memberShouldBeWelcomedAnewWithTheLatest() {
    stage.post("Oi");
    Seat seat = seated();

    seat.interrupted(group());

    assertThat(member.welcome(2).catchUp()).isEqualTo(CatchUp.IMPOSSIBLE);
    assertThat(member.welcomed(2)).containsExactly("1 visitor: Oi");
    stage.post("Tchau");
    assertThat(member.lines(1)).contains("2 visitor: Tchau");
  }

  @Test
  void memberShouldBeWelcomedAnewWhenTheHistoryAnswersInTheEnd() {
    Seat seat = seated();
    stage.history.failReads(Patience.MOST_REPEATS);
    seat.interrupted(group());
    stage.post("missed");

    endPauses(Patience.MOST_REPEATS);

    assertThat(member.welcomed(2)).containsExactly("1 visitor: missed");
    assertThat(member.lines()).isEmpty();
  }

  @Test
  void whatComesBetweenTwoReadsShouldBeToldOnceAndInOrder() {
    Seat seat = seated();
    stage.history.failReads(2);
    seat.interrupted(group());

    stage.post("before the first pause");
    pauses.endNext();
    stage.post("before the second pause");
    pauses.endNext();
    member.welcome(2);
    stage.post("after all");

    assertThat(member.welcomed(2))
        .containsExactly("1 visitor: before the first pause", "2 visitor: before the second pause");
    assertThat(member.lines(1)).containsExactly("3 visitor: after all");
  }

  @Test
  void pausesShouldGrowAndEnd() {
    Seat seat = seated();
    stage.history.failReads(Integer.MAX_VALUE);

    seat.interrupted(group());
    endPauses(Patience.MOST_REPEATS);

    member.awaitStranded();
    assertThat(pauses.seen()).hasSize(Patience.MOST_REPEATS).isSorted();
    assertThat(pauses.seen()).allMatch(pause -> pause.compareTo(Duration.ofSeconds(4)) <= 0);
  }

  @Test
  void strandedMemberShouldLoseItsSeatAndComeBackByItsPosition() {
    stage.post("seen");
    Seat seat = seated();
    Position position = member.welcome().position();
    stage.history.failReads(1 + Patience.MOST_REPEATS);
    seat.interrupted(group());
    stage.post("missed");
    endPauses(Patience.MOST_REPEATS);
    member.awaitStranded();

    Member again = stage.joinedFrom(position);

    assertThat(again.welcome().catchUp()).isEqualTo(CatchUp.COMPLETE);
    assertThat(again.welcomed()).containsExactly("2 visitor: missed");
    assertThat(Await.value(stage.channels.size(group()))).isEqualTo(1);
    assertThat(member.welcomeCount()).isEqualTo(1);
    assertThat(member.lines()).isEmpty();
  }

  @Test
  void nothingShouldBeReadForAMemberThatHasLeft() throws InterruptedException {
    Seat seat = seated();
    stage.history.failReads(2);
    seat.interrupted(group());

    seat.leave();
    pauses.endNext();
    stage.settle();

    assertThat(pauses.seen()).hasSize(1);
    assertThat(member.welcomeCount()).isEqualTo(1);
    assertThat(member.hasEnded()).isFalse();
  }

  @Test
  void memberShouldBeWelcomedOnceWhenItIsInterruptedWhileItWaits() throws InterruptedException {
    stage.post("Oi");
    Seat seat = seated();
    stage.history.failReads(1);
    seat.interrupted(group());

    seat.interrupted(group());
    List<String> latest = member.welcomed(2);
    pauses.endNext();
    stage.settle();

    assertThat(latest).containsExactly("1 visitor: Oi");
    assertThat(member.welcomeCount()).isEqualTo(2);
  }
}
