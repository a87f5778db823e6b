package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.aGroup;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;
import org.junit.jupiter.api.Test;

/** How memberships begin and end, on every {@link ChannelLayer}. */
public interface MembershipContract extends ChannelSuite {

  private void add(GroupName group, Inbox inbox) {
    Await.value(channels().groupAdd(group, inbox.name()));
  }

  private void discard(GroupName group, Inbox inbox) {
    Await.value(channels().groupDiscard(group, inbox.name()));
  }

  /** Sends, and returns when {@code witness} has received {@code count} in all. */
  private void send(GroupName group, String text, Inbox witness, int count) {
    Await.value(channels().groupSend(group, text));
    witness.await(count);
  }

  /** What a channel received before a mark that is sent now. */
  private void assertReceivedOnly(Inbox inbox, String... texts) {
    Await.value(channels().send(inbox.name(), "mark"));
    inbox.await(texts.length + 1);
    assertThat(inbox.texts(1)).startsWith(texts).endsWith("mark").hasSize(texts.length + 1);
  }

  @Test
  default void addingAgainShouldChangeNothing() {
    GroupName group = aGroup();
    Inbox member = Inbox.in(group, channels());
    Inbox witness = Inbox.in(group, channels());

    add(group, member);
    send(group, "once", witness, 1);

    assertReceivedOnly(member, "once");
  }

  @Test
  default void addingShouldFailWhenTheChannelIsClosedOrNeverWas() {
    GroupName group = aGroup();
    Inbox closed = Inbox.open(channels());
    closed.close();

    assertThat(Await.failure(channels().groupAdd(group, closed.name())))
        .isInstanceOf(ChannelGone.class);
    assertThat(Await.failure(channels().groupAdd(group, new ChannelName("inbox.nobody!1"))))
        .isInstanceOf(ChannelGone.class);
  }

  @Test
  default void memberShouldReceiveNothingWhenItIsDiscarded() {
    GroupName group = aGroup();
    Inbox member = Inbox.in(group, channels());
    Inbox witness = Inbox.in(group, channels());
    send(group, "first", witness, 1);
    member.await(1);

    discard(group, member);
    send(group, "second", witness, 2);

    assertReceivedOnly(member, "first");
  }

  @Test
  default void memberShouldReceiveAgainWhenItIsAddedAfterBeingDiscarded() {
    GroupName group = aGroup();
    Inbox member = Inbox.in(group, channels());
    discard(group, member);

    add(group, member);
    Await.value(channels().groupSend(group, "hello"));

    assertThat(member.texts(1)).containsExactly("hello");
  }

  @Test
  default void discardingShouldChangeNothingWhenThereIsNoMembership() {
    GroupName group = aGroup();
    Inbox member = Inbox.in(group, channels());
    Inbox stranger = Inbox.open(channels());

    discard(group, stranger);
    discard(aGroup(), member);
    assertThat(channels().groupDiscard(group, new ChannelName("inbox.nobody!1")))
        .succeedsWithin(Duration.ofSeconds(5));
    Await.value(channels().groupSend(group, "hello"));

    assertThat(member.texts(1)).containsExactly("hello");
  }

  @Test
  default void memberOfTwoGroupsShouldReceiveFromBothAndKnowWhich() {
    GroupName one = aGroup();
    GroupName other = aGroup();
    Inbox member = Inbox.in(one, channels());
    add(other, member);

    Await.value(channels().groupSend(one, "of one"));
    Await.value(channels().groupSend(other, "of the other"));

    assertThat(member.await(2))
        .containsExactlyInAnyOrder(
            Envelope.passing(one, "of one"), Envelope.passing(other, "of the other"));
  }

  @Test
  default void discardingFromOneGroupShouldLeaveTheOther() {
    GroupName one = aGroup();
    GroupName other = aGroup();
    Inbox member = Inbox.in(one, channels());
    add(other, member);

    discard(one, member);
    Await.value(channels().groupSend(other, "hello"));

    assertThat(member.texts(1)).containsExactly("hello");
  }

  @Test
  default void othersShouldReceiveWhenAMemberClosesWhileItReceives() {
    GroupName group = aGroup();
    CompletableFuture<Channel> own = new CompletableFuture<>();
    Recorder<String> received = new Recorder<>();
    own.complete(
        channels()
            .open(
                "inbox",
                Receiver.of(
                    envelope -> {
                      received.add(envelope.text());
                      own.join().close();
                    })));
    Await.value(channels().groupAdd(group, own.join().name()));
    Inbox stayer = Inbox.in(group, channels());

    send(group, "first", stayer, 1);
    received.await(1);
    send(group, "second", stayer, 2);

    assertThat(stayer.texts(2)).containsExactly("first", "second");
    assertThat(received.all()).containsExactly("first");
  }
}
