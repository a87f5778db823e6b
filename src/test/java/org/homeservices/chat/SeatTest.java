package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.channel.Envelope;
import org.homeservices.chat.Welcome.CatchUp;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Position;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.Test;

class SeatTest {
  private final List<String> told = new ArrayList<>();
  private final AtomicInteger leavings = new AtomicInteger();
  private final Seat seat =
      new Seat(
          new Outbox() {
            @Override
            public void welcome(Welcome welcome) {
              told.add("welcome " + welcome.position().seq());
            }

            @Override
            public void deliver(Frame frame) {
              told.add(frame.seq() + " " + frame.text());
            }
          });

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

  private void receive(long seq, String text) {
    seat.receive(new Envelope(seq, text));
  }

  @Test
  void whatCameBeforeTheWelcomeShouldFollowItUnlessItIsKnownOrOver() {
    receive(4, "in the welcome");
    receive(Envelope.TRANSIENT, "over");
    receive(5, "after it");

    seat.begin(welcomeAt(4), List.of(new Frame(4, "rest")));
    receive(Envelope.TRANSIENT, "now");
    receive(5, "after it");

    assertThat(told).containsExactly("welcome 4", "4 rest", "5 after it", "0 now");
  }

  @Test
  void nothingShouldBeDeliveredAfterLeavingWhateverStillArrives() {
    seat.begin(welcomeAt(0), List.of());

    seat.leave();
    receive(1, "late");
    seat.deliver(new Frame(0, "late too"));

    assertThat(told).containsExactly("welcome 0");
  }

  @Test
  void welcomeShouldNotComeWhenTheMemberHasLeftBefore() {
    receive(1, "early");
    seat.leave();

    seat.begin(welcomeAt(0), List.of());

    assertThat(told).isEmpty();
  }

  @Test
  void placeShouldEndWhenTheMemberLeavesBeforeItHasOne() {
    seat.leave();

    seat.takes(leavings::incrementAndGet);

    assertThat(leavings).hasValue(1);
  }

  @Test
  void placeShouldEndWhenTheMemberLeaves() {
    seat.takes(leavings::incrementAndGet);

    seat.leave();

    assertThat(leavings).hasValue(1);
  }
}
