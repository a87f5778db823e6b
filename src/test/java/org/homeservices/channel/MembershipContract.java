package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;
import org.junit.jupiter.api.Test;

/** How places in a group end, on every {@link ChannelLayer}. A test class supplies a fresh one. */
public interface MembershipContract {
  GroupName ROOM = new GroupName("room");

  ChannelLayer channels();

  private Membership join(Receiver receiver) {
    return Await.value(channels().join(ROOM, receiver));
  }

  private void send(String text) {
    Await.value(channels().send(ROOM, text));
  }

  private static List<String> texts(Recorder<Envelope> member, int count) {
    return member.await(count).stream().map(Envelope::text).toList();
  }

  @Test
  default void memberShouldReceiveNothingWhenItHasLeft() {
    Recorder<Envelope> leaver = new Recorder<>();
    Recorder<Envelope> stayer = new Recorder<>();
    Membership membership = join(leaver::add);
    join(stayer::add);
    send("first");
    leaver.await(1);

    membership.leave();
    send("second");

    assertThat(texts(stayer, 2)).containsExactly("first", "second");
    assertThat(texts(leaver, 1)).containsExactly("first");
  }

  @Test
  default void leavingAgainShouldChangeNothing() {
    Recorder<Envelope> stayer = new Recorder<>();
    Membership membership = join(envelope -> {});
    join(stayer::add);

    membership.leave();
    membership.leave();
    send("hello");

    assertThat(texts(stayer, 1)).containsExactly("hello");
  }

  @Test
  default void leavingAgainShouldNotEndALaterPlaceOfTheSameReceiver() {
    Recorder<Envelope> member = new Recorder<>();
    Receiver receiver = member::add;
    Membership first = join(receiver);
    first.leave();
    join(receiver);

    first.leave();
    send("hello");

    assertThat(texts(member, 1)).containsExactly("hello");
  }

  @Test
  default void othersShouldReceiveWhenAMemberLeavesWhileItReceives() {
    CompletableFuture<Membership> membership = new CompletableFuture<>();
    Recorder<Envelope> leaver = new Recorder<>();
    Recorder<Envelope> stayer = new Recorder<>();
    membership.complete(
        join(
            envelope -> {
              leaver.add(envelope);
              membership.join().leave();
            }));
    join(stayer::add);
    join(stayer::add);

    send("first");
    send("second");

    assertThat(texts(stayer, 4)).containsExactly("first", "first", "second", "second");
    assertThat(texts(leaver, 1)).containsExactly("first");
  }

  @Test
  default void memberShouldReceiveNothingWhenAnotherEndsItsPlaceBeforeItsTurn() {
    CompletableFuture<Membership> victim = new CompletableFuture<>();
    Recorder<Envelope> ended = new Recorder<>();
    Recorder<Envelope> stayer = new Recorder<>();
    join(envelope -> victim.join().leave());
    victim.complete(join(ended::add));
    join(stayer::add);

    send("hello");

    assertThat(texts(stayer, 1)).containsExactly("hello");
    assertThat(ended.all()).isEmpty();
  }
}
