package org.homeservices.channel;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;
import org.junit.jupiter.api.Test;

/** What every {@link ChannelLayer} keeps. A test class supplies a fresh one. */
public interface ChannelLayerContract {
  GroupName GROUP = new GroupName("conversation.1");
  GroupName OTHER_GROUP = new GroupName("conversation.2");

  ChannelLayer channels();

  private Recorder<Envelope> memberOf(GroupName group) {
    Recorder<Envelope> member = new Recorder<>();
    Await.value(channels().join(group, member::add));
    return member;
  }

  private void send(String text) {
    Await.value(channels().send(GROUP, text));
  }

  private static List<String> texts(List<Envelope> envelopes) {
    return envelopes.stream().map(Envelope::text).toList();
  }

  @Test
  default void everyMemberShouldReceiveWhatIsSent() {
    List<Recorder<Envelope>> members = Stream.generate(() -> memberOf(GROUP)).limit(5).toList();

    send("hello");

    assertThat(members)
        .allSatisfy(member -> assertThat(texts(member.await(1))).containsExactly("hello"));
  }

  @Test
  default void memberShouldReceiveTextUnchangedAndUnnumbered() {
    Recorder<Envelope> member = memberOf(GROUP);
    String text = "{\"a\": \"não\\n\"}\n\u0000 😀 " + "x".repeat(70_000);

    send(text);

    assertThat(member.await(1)).containsExactly(new Envelope(Envelope.TRANSIENT, text));
  }

  @Test
  default void memberShouldNotReceiveWhatWasSentBeforeItJoined() {
    send("too early");
    Recorder<Envelope> member = memberOf(GROUP);

    send("in time");

    assertThat(texts(member.await(1))).containsExactly("in time");
  }

  @Test
  default void everyMemberShouldReceiveInTheOrderOfTheSender() {
    List<Recorder<Envelope>> members = Stream.generate(() -> memberOf(GROUP)).limit(5).toList();
    List<String> sent = IntStream.range(0, 200).mapToObj(Integer::toString).toList();

    sent.forEach(text -> channels().send(GROUP, text));

    assertThat(members).allSatisfy(member -> assertThat(texts(member.await(200))).isEqualTo(sent));
  }

  @Test
  default void eachSendersOrderShouldHoldWhenManySendAtOnce() {
    List<Recorder<Envelope>> members = Stream.generate(() -> memberOf(GROUP)).limit(3).toList();
    List<String> ofOne = IntStream.range(0, 100).mapToObj(Integer::toString).toList();

    Await.together(4, sender -> ofOne.forEach(text -> channels().send(GROUP, sender + ":" + text)));

    for (Recorder<Envelope> member : members) {
      Map<String, List<String>> bySender =
          member.await(400).stream()
              .map(Envelope::text)
              .collect(groupingBy(text -> text.substring(0, 1)));
      assertThat(bySender).hasSize(4);
      bySender.forEach(
          (sender, texts) ->
              assertThat(texts).isEqualTo(ofOne.stream().map(t -> sender + ":" + t).toList()));
    }
  }

  @Test
  default void receiverShouldBeCalledByOneThreadAtATime() {
    AtomicInteger inside = new AtomicInteger();
    Recorder<Integer> callers = new Recorder<>();
    Receiver member =
        envelope -> {
          int now = inside.incrementAndGet();
          IntStream.range(0, 500).forEach(turn -> Thread.onSpinWait());
          inside.decrementAndGet();
          callers.add(now);
        };
    Await.value(channels().join(GROUP, member));

    Await.together(
        4, sender -> IntStream.range(0, 250).forEach(n -> channels().send(GROUP, "hello")));

    assertThat(callers.await(1000)).containsOnly(1);
  }

  @Test
  default void groupsShouldNotHearEachOther() {
    Recorder<Envelope> member = memberOf(GROUP);
    Recorder<Envelope> stranger = memberOf(OTHER_GROUP);

    send("for the group");
    Await.value(channels().send(OTHER_GROUP, "for the other"));

    assertThat(texts(member.await(1))).containsExactly("for the group");
    assertThat(texts(stranger.await(1))).containsExactly("for the other");
  }

  @Test
  default void othersShouldReceiveWhatSelfSends() {
    Recorder<Envelope> self = new Recorder<>();
    Receiver receiver = self::add;
    Await.value(channels().join(GROUP, receiver));
    List<Recorder<Envelope>> others = List.of(memberOf(GROUP), memberOf(GROUP));

    Await.value(channels().sendToOthers(GROUP, "for others", receiver));
    send("for all");

    assertThat(texts(self.await(1))).containsExactly("for all");
    assertThat(others)
        .allSatisfy(
            other -> assertThat(texts(other.await(2))).containsExactly("for others", "for all"));
  }

  @Test
  default void everyMemberShouldReceiveWhatAStrangerSendsToOthers() {
    Recorder<Envelope> member = memberOf(GROUP);

    Await.value(channels().sendToOthers(GROUP, "hello", envelope -> {}));

    assertThat(texts(member.await(1))).containsExactly("hello");
  }

  @Test
  default void sendShouldSucceedWhenNobodyIsThere() {
    assertThat(channels().send(GROUP, "hello")).succeedsWithin(Duration.ofSeconds(5));
  }
}
