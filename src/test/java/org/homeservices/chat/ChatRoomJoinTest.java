package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.channel.GroupName;
import org.homeservices.chat.DictatedModel.Writing;
import org.homeservices.chat.Welcome.CatchUp;
import org.homeservices.conversation.Position;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a member is given when it joins, comes back, or leaves. */
class ChatRoomJoinTest {
  private final ChatStage stage = ChatStage.withoutAssistant();

  @AfterEach
  void close() {
    stage.close();
  }

  private Position end() {
    return stage.joined().welcome().position();
  }

  private void post(int from, int to) {
    for (int number = from; number <= to; number++) {
      stage.post("m" + number);
    }
  }

  @Test
  void memberShouldBeWelcomedBeforeJoinCompletes() {
    Member member = stage.joined();

    Welcome welcome = member.welcome();

    assertThat(welcome.conversation()).isEqualTo(stage.conversation);
    assertThat(welcome.catchUp()).isEqualTo(CatchUp.NEW);
    assertThat(welcome.position().seq()).isZero();
    assertThat(welcome.messages()).isEmpty();
  }

  @Test
  void newMemberShouldGetTheLatestMessages() {
    post(1, 5);

    Member member = stage.joined();

    assertThat(member.welcomed())
        .containsExactly("3 visitor: m3", "4 visitor: m4", "5 visitor: m5");
    assertThat(member.welcome().catchUp()).isEqualTo(CatchUp.NEW);
    assertThat(member.welcome().position().seq()).isEqualTo(5);
    assertThat(member.lines()).isEmpty();
  }

  @Test
  void returningMemberShouldGetExactlyWhatItMissed() {
    post(1, 2);
    Position left = end();
    post(3, 4);

    Member member = stage.joinedFrom(left);

    assertThat(member.welcome().catchUp()).isEqualTo(CatchUp.COMPLETE);
    assertThat(member.welcomed()).containsExactly("3 visitor: m3", "4 visitor: m4");
    assertThat(member.welcome().position()).isEqualTo(new Position(left.epoch(), 4));
  }

  @Test
  void returningMemberShouldGetNothingWhenItMissedNothing() {
    post(1, 2);

    Member member = stage.joinedFrom(end());

    assertThat(member.welcome().catchUp()).isEqualTo(CatchUp.COMPLETE);
    assertThat(member.welcomed()).isEmpty();
  }

  @Test
  void restShouldFollowAsFramesWhenMoreWasMissedThanAWelcomeHolds() {
    Position left = end();
    post(1, 5);

    Member member = stage.joinedFrom(left);
    post(6, 6);

    assertThat(member.welcomed())
        .containsExactly("1 visitor: m1", "2 visitor: m2", "3 visitor: m3");
    assertThat(member.welcome().position().seq()).isEqualTo(5);
    assertThat(member.lines(3)).containsExactly("4 visitor: m4", "5 visitor: m5", "6 visitor: m6");
  }

  @Test
  void returningMemberShouldGetTheLatestWhenWhatItMissedIsForgotten() {
    Position left = end();
    post(1, ChatStage.REMEMBERED + 1);

    Member member = stage.joinedFrom(left);

    assertThat(member.welcome().catchUp()).isEqualTo(CatchUp.IMPOSSIBLE);
    assertThat(member.welcomed())
        .containsExactly("7 visitor: m7", "8 visitor: m8", "9 visitor: m9");
  }

  @Test
  void returningMemberShouldGetTheLatestWhenItsEpochIsOver() {
    post(1, 5);

    Member member = stage.joinedFrom(new Position("another", 4));

    assertThat(member.welcome().catchUp()).isEqualTo(CatchUp.IMPOSSIBLE);
    assertThat(member.welcome().position()).isEqualTo(end());
    assertThat(member.welcomed())
        .containsExactly("3 visitor: m3", "4 visitor: m4", "5 visitor: m5");
  }

  @Test
  void memberShouldGetNothingWhenItHasLeft() {
    Member leaver = new Member(stage.codec);
    Seat seat = stage.join(Optional.empty(), leaver);
    Member stayer = stage.joined();
    post(1, 1);

    seat.leave();
    post(2, 2);

    assertThat(stayer.lines(2)).containsExactly("1 visitor: m1", "2 visitor: m2");
    assertThat(leaver.lines()).containsExactly("1 visitor: m1");
  }

  @Test
  void placeShouldBeGivenUpWhenJoiningFails() {
    Member member = new Member(stage.codec);
    Optional<Position> impossible = Optional.of(new Position("", -1));

    CompletionStage<Seat> joining = stage.room.join(stage.conversation, impossible, member);

    assertThat(joining).failsWithin(Duration.ofSeconds(5));
    GroupName group = Broadcast.groupOf(stage.conversation.id());
    assertThat(Await.value(stage.channels.size(group))).isZero();
  }

  @Test
  void memberInTheMiddleOfAnAnswerShouldSeeTheTextSoFarAndThenTheRest() {
    try (ChatStage answering = ChatStage.withModel()) {
      answering.post("Preço?");
      Writing writing = answering.model.writing(1).says("Olá").says(", tudo");

      Member late = answering.joined();
      writing.says(" bem").says("?").ends();

      assertThat(late.welcomed()).containsExactly("1 visitor: Preço?");
      assertThat(late.linesUpTo("typing assistant off"))
          .startsWith("start", "delta 0 Olá")
          .endsWith("2 assistant: Olá, tudo bem?", "typing assistant off");
      assertThat(late.answerText()).isEqualTo("Olá, tudo bem?");
    }
  }

  @Test
  void memberBeforeTheFirstTextOfAnAnswerShouldSeeItFromTheStart() {
    try (ChatStage answering = ChatStage.withModel()) {
      answering.post("Preço?");
      Writing writing = answering.model.writing(1);

      Member early = answering.joined();
      writing.says("Olá").ends();

      assertThat(early.linesUpTo("typing assistant off"))
          .containsExactly("start", "delta 0 Olá", "2 assistant: Olá", "typing assistant off");
    }
  }

  @Test
  void memberAfterAnAnswerShouldSeeItsMessageAlone() {
    try (ChatStage answering = ChatStage.withModel()) {
      Member witness = answering.joined();
      answering.post("Preço?");
      answering.model.writing(1).says("Olá").ends();
      witness.linesUpTo("typing assistant off");

      Member late = answering.joined();

      assertThat(late.welcomed()).isEqualTo(List.of("1 visitor: Preço?", "2 assistant: Olá"));
      assertThat(late.lines()).isEmpty();
    }
  }
}
