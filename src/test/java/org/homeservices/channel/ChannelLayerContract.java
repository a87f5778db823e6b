package org.homeservices.channel;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.aGroup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;
import org.junit.jupiter.api.Test;

/** How every {@link ChannelLayer} carries what is sent to a group. */
public interface ChannelLayerContract extends ChannelSuite {

  private Inbox memberOf(GroupName group) {
    return Inbox.in(group, channels());
  }

  private List<Inbox> membersOf(GroupName group, int count) {
    return Stream.generate(() -> memberOf(group)).limit(count).toList();
  }

  private void send(GroupName group, String text) {
    Await.value(channels().groupSend(group, text));
  }

  @Test
  default void everyMemberShouldReceiveWhatIsSent() {
    GroupName group = aGroup();
    List<Inbox> members = membersOf(group, 5);

    send(group, "hello");

    assertThat(members).allSatisfy(member -> assertThat(member.texts(1)).containsExactly("hello"));
  }

  @Test
  default void memberShouldReceiveTextUnchangedAndUnnumbered() {
    GroupName group = aGroup();
    Inbox member = memberOf(group);
    String text = "{\"a\": \"não\\n\"}\n\u0000 😀 " + "x".repeat(70_000);

    send(group, text);

    assertThat(member.await(1)).containsExactly(Envelope.passing(group, text));
  }

  @Test
  default void memberShouldNotReceiveWhatWasSentBeforeItJoined() {
    GroupName group = aGroup();
    Inbox earlier = memberOf(group);
    send(group, "too early");
    earlier.await(1);
    Inbox member = memberOf(group);

    send(group, "in time");

    assertThat(member.texts(1)).containsExactly("in time");
  }

  @Test
  default void everyMemberShouldReceiveOnceAndInTheOrderOfTheSender() {
    GroupName group = aGroup();
    List<Inbox> members = membersOf(group, 5);
    List<String> sent = IntStream.range(0, 200).mapToObj(Integer::toString).toList();

    sent.forEach(text -> channels().groupSend(group, text));

    assertThat(members).allSatisfy(member -> assertThat(member.texts(200)).isEqualTo(sent));
  }

  @Test
  default void eachSendersOrderShouldHoldWhenManySendAtOnce() {
    GroupName group = aGroup();
    List<Inbox> members = membersOf(group, 3);
    List<String> ofOne = IntStream.range(0, 100).mapToObj(Integer::toString).toList();

    Await.together(
        4, sender -> ofOne.forEach(text -> channels().groupSend(group, sender + ":" + text)));

    for (Inbox member : members) {
      Map<String, List<String>> bySender =
          member.texts(400).stream().collect(groupingBy(text -> text.substring(0, 1)));
      assertThat(bySender).hasSize(4);
      bySender.forEach(
          (sender, texts) ->
              assertThat(texts).isEqualTo(ofOne.stream().map(t -> sender + ":" + t).toList()));
    }
  }

  @Test
  default void receiverShouldBeCalledByOneThreadAtATime() {
    GroupName group = aGroup();
    AtomicInteger inside = new AtomicInteger();
    Recorder<Integer> callers = new Recorder<>();
    Receiver receiver =
        Receiver.of(
            envelope -> {
              int now = inside.incrementAndGet();
              IntStream.range(0, 500).forEach(turn -> Thread.onSpinWait());
              inside.decrementAndGet();
              callers.add(now);
            });
    Await.value(channels().groupAdd(group, channels().open("inbox", receiver).name()));

    Await.together(
        4, sender -> IntStream.range(0, 250).forEach(n -> channels().groupSend(group, "hello")));

    assertThat(callers.await(1000)).containsOnly(1);
  }

  @Test
  default void groupsShouldNotHearEachOther() {
    GroupName group = aGroup();
    GroupName otherGroup = aGroup();
    Inbox member = memberOf(group);
    Inbox stranger = memberOf(otherGroup);

    send(group, "for the group");
    send(otherGroup, "for the other");

    assertThat(member.texts(1)).containsExactly("for the group");
    assertThat(stranger.texts(1)).containsExactly("for the other");
  }

  @Test
  default void othersShouldReceiveWhatSelfSends() {
    GroupName group = aGroup();
    Inbox self = memberOf(group);
    List<Inbox> others = membersOf(group, 2);

    Await.value(channels().groupSendToOthers(group, "for others", self.name()));
    send(group, "for all");

    assertThat(self.texts(1)).containsExactly("for all");
    assertThat(others)
        .allSatisfy(other -> assertThat(other.texts(2)).containsExactly("for others", "for all"));
  }

  @Test
  default void everyMemberShouldReceiveWhatAStrangerSendsToOthers() {
    GroupName group = aGroup();
    Inbox member = memberOf(group);
    Inbox stranger = Inbox.open(channels());

    Await.value(channels().groupSendToOthers(group, "hello", stranger.name()));

    assertThat(member.texts(1)).containsExactly("hello");
  }

  @Test
  default void sendShouldSucceedWhenNobodyIsThere() {
    assertThat(channels().groupSend(aGroup(), "hello")).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  default void sendShouldSkipAFullMemberAndCountIt() {
    GroupName group = aGroup();
    Inbox full = Inbox.openBusy(channels(), SMALL);
    Await.value(channels().groupAdd(group, full.name()));
    Inbox member = memberOf(group);
    full.awaitSize(2); // Or the news would take one of its places.
    long before = channels().drops().of(DropReason.FULL);
    List<String> sent = List.of("in hand", "1", "2", "3", "too many");

    send(group, sent.get(0));
    full.await(1);
    sent.stream().skip(1).forEach(text -> send(group, text));

    assertThat(member.texts(5)).isEqualTo(sent);
    assertThat(full.all()).hasSize(1);
    assertThat(channels().drops().of(DropReason.FULL)).isEqualTo(before + 1);
    full.close();
  }

  @Test
  default void textShouldBeRefusedWhenItIsTooLarge() {
    GroupName group = aGroup();
    Inbox member = memberOf(group);
    String largest = "x".repeat(ChannelLayer.MOST_BYTES);
    String two = "é".repeat(ChannelLayer.MOST_BYTES / 2) + "x";

    send(group, largest);

    assertThat(Await.failure(channels().groupSend(group, largest + "x")))
        .isInstanceOf(MessageTooLarge.class)
        .hasMessageContaining("1048577");
    assertThat(Await.failure(channels().groupSendToOthers(group, two, member.name())))
        .isInstanceOf(MessageTooLarge.class);
    assertThat(Await.failure(channels().send(member.name(), two)))
        .isInstanceOf(MessageTooLarge.class);
    assertThat(member.texts(1)).containsExactly(largest);
  }
}
