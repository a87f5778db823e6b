package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeservices.channel.ChannelGone;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.memory.InMemoryChannelLayer;
import org.homeservices.chat.Welcome.CatchUp;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Position;
import org.homeservices.conversation.Visitor;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChannelLimits;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.Test;

class SeatTest {
  private static final GroupName GROUP = new GroupName("conversation");
  private static final int FIRST = 0;

  private final InMemoryChannelLayer channels =
      new InMemoryChannelLayer(
          ChannelLimits.remembering(10, Duration.ofDays(1)), ManualClock.started());
  private final List<String> told = new ArrayList<>();
  private final List<String> host = new ArrayList<>();
  private boolean linkIsUp = true;
  private final Seat seat = new Seat(new Teller(), new Lines(), new Recording(), channels);

  private final class Teller implements Outbox {
    @Override
    public void welcome(Welcome welcome) {
      told.add("welcome " + welcome.position().seq());
    }

    @Override
    public void deliver(String frame) {
      told.add(frame);
    }

    @Override
    public void tooSlow() {
      told.add("too slow");
    }

    @Override
    public void stranded() {
      told.add("stranded");
    }

    @Override
    public void gone() {
      told.add("gone");
    }
  }

  private final class Recording implements Seat.Host {
    @Override
    public void modeChanged() {
      host.add("mode changed");
    }

    @Override
    public boolean isLinkUp() {
      return linkIsUp;
    }

    @Override
    public void interrupted(Seat interrupted) {
      host.add("interrupted");
    }

    @Override
    public void announced(Seat told, AnswerRef answer) {
      host.add("announced " + answer.id());
    }

    @Override
    public void answered(String answerId) {
      host.add("answered " + answerId);
    }

    @Override
    public void left(Seat left) {
      host.add("left");
    }
  }

  private static Welcome welcomeAt(long seq) {
    Conversation conversation =
        new Conversation(
            ConversationId.random(),
            Locale.ENGLISH,
            "/",
            "",
            Mode.HUMAN,
            ManualClock.started().instant());
    return new Welcome(conversation, new Position("epoch", seq), CatchUp.NEW, List.of());
  }

  private void begin(long seq) {
    seat.begin(welcomeAt(seq), List.of(), seat.life());
  }

  private void receive(long seq, String text) {
    Await.value(seat.receive(Envelope.remembered(GROUP, seq, text)));
  }

  private void receive(String text) {
    Await.value(seat.receive(Envelope.passing(GROUP, text)));
  }

  @Test
  void whatCameBeforeTheWelcomeShouldFollowItUnlessItIsKnownOrOver() {
    receive(4, "in the welcome");
    receive("over");
    receive(5, "after it");

    seat.begin(welcomeAt(4), List.of("4 rest"), FIRST);
    receive("now");
    receive(5, "after it");

    assertThat(told).containsExactly("welcome 4", "4 rest", "5 after it", "now");
  }

  @Test
  void nothingShouldBeDeliveredAfterLeavingWhateverStillArrives() {
    begin(0);

    seat.leave();
    receive(1, "late");
    seat.deliver("late too");
    seat.tellLink(false);
    seat.sizeChanged(GROUP, 3);

    assertThat(told).containsExactly("welcome 0");
  }

  @Test
  void welcomeShouldNotComeWhenTheMemberHasLeftBefore() {
    receive(1, "early");
    seat.leave();

    begin(0);

    assertThat(told).isEmpty();
  }

  @Test
  void channelShouldBeClosedWhenTheMemberLeaves() {
    seat.leave();
    seat.leave();

    assertThat(Await.failure(channels.send(seat.channel(), "hello")))
        .isInstanceOf(ChannelGone.class);
    assertThat(host).contains("left");
  }

  @Test
  void memberShouldBeToldThatItIsTooSlowWhenItsChannelOverflows() {
    begin(0);

    seat.overflowed();
    receive(1, "late");

    assertThat(told).containsExactly("welcome 0", "too slow");
    assertThat(host).contains("left");
  }

  @Test
  void memberShouldBeToldThatItIsTooSlowWhenTooMuchComesBeforeTheWelcome() {
    for (int seq = 1; seq <= 1_001; seq++) {
      receive(seq, "early");
    }

    begin(0);

    assertThat(told).containsExactly("too slow");
  }

  @Test
  void interruptedMemberShouldWaitForItsNextWelcome() {
    begin(7);
    seat.interrupted(GROUP);
    receive(1, "in the welcome");
    receive(2, "after it");
    receive("over");

    begin(1);

    assertThat(host).containsExactly("interrupted");
    assertThat(told).containsExactly("welcome 7", "welcome 1", "2 after it");
  }

  @Test
  void welcomeShouldBeVoidWhenItWasPreparedBeforeAnInterruption() {
    int before = seat.life();
    seat.interrupted(GROUP);

    seat.begin(welcomeAt(7), List.of(), before);
    begin(1);

    assertThat(told).containsExactly("welcome 1");
  }

  @Test
  void interruptedMemberShouldBeStrandedWhenThereIsNothingToWelcomeItWith() {
    begin(7);
    seat.interrupted(GROUP);
    receive(1, "numbered anew");

    boolean stranded = seat.strand(seat.life());
    receive(2, "next");
    begin(1);

    assertThat(stranded).isTrue();
    assertThat(told).containsExactly("welcome 7", "stranded");
    assertThat(host).containsExactly("interrupted", "left");
  }

  @Test
  void memberShouldKeepItsSeatWhenItIsInterruptedOrWelcomedMeanwhile() {
    int first = seat.life();
    seat.interrupted(GROUP);
    boolean afterAnother = seat.strand(first);
    begin(7);
    boolean afterTheWelcome = seat.strand(seat.life());
    receive(8, "next");

    assertThat(afterAnother).isFalse();
    assertThat(afterTheWelcome).isFalse();
    assertThat(told).containsExactly("welcome 7", "8 next");
  }

  @Test
  void welcomeShouldComeOnceForEachInterruption() {
    begin(7);

    begin(5);
    receive(7, "known");

    assertThat(told).containsExactly("welcome 7");
  }

  @Test
  void strandedMemberShouldNotBeToldWhenItHasLeft() {
    seat.leave();

    assertThat(seat.strand(FIRST)).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void sizeShouldBeToldOnceAndNotBeforeTheWelcome() {
    seat.sizeChanged(GROUP, 2);
    begin(0);
    seat.sizeChanged(GROUP, 2);
    seat.sizeChanged(GROUP, 3);

    assertThat(told).containsExactly("welcome 0", "presence 2 0", "presence 3 0");
  }

  @Test
  void sizeShouldBeToldAgainAfterTheNextWelcome() {
    begin(0);
    seat.sizeChanged(GROUP, 2);
    seat.interrupted(GROUP);

    begin(0);

    assertThat(told).containsExactly("welcome 0", "presence 2 0", "welcome 0", "presence 2 0");
  }

  @Test
  void linkShouldBeToldAfterTheWelcomeOnlyWhereItIsDown() {
    seat.tellLink(false);
    linkIsUp = false;
    begin(0);
    seat.tellLink(false);
    seat.tellLink(true);
    seat.tellLink(true);

    assertThat(told).containsExactly("welcome 0", "degraded on", "degraded off");
  }

  @Test
  void answerAnnouncedBeforeOneWelcomeShouldNotBeTakenForThatOfTheNext() {
    RecordingCodec codec = new RecordingCodec();
    Seat member = new Seat(new Teller(), codec, new Recording(), channels);
    AnswerRef ref =
        new AnswerRef(
            "id",
            "key",
            "desk",
            "m",
            "question",
            "other",
            Visitor.Kind.ANONYMOUS,
            Locale.ENGLISH,
            false,
            null);
    String announced = codec.encode(new ChatEvent.AnswerAnnounced(ref));
    Await.value(member.receive(Envelope.passing(GROUP, announced)));
    assertThat(member.announcedEarly()).contains(ref);
    member.begin(welcomeAt(1), List.of(), member.life());

    member.interrupted(GROUP);

    assertThat(member.announcedEarly()).isEmpty();
  }

  @Test
  void changeOfTheModeBeforeTheWelcomeShouldFollowIt() {
    receive("typing over");
    receive("mode waiting");

    begin(0);

    assertThat(told).containsExactly("welcome 0", "mode waiting");
  }

  @Test
  void changeOfTheModeShouldBeToldToTheNodeToo() {
    receive("mode waiting");
    begin(0);
    receive("mode assistant");
    receive(1, "mode of a message");

    assertThat(host).containsExactly("mode changed", "mode changed");
  }
}
