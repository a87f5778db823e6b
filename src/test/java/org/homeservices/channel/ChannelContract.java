package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.homeservices.channel.ChannelSuite.aGroup;
import static org.homeservices.channel.ChannelSuite.entry;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;
import org.junit.jupiter.api.Test;

/** What a channel of every {@link ChannelLayer} takes, keeps and drops. */
public interface ChannelContract extends ChannelSuite {
  History history();

  private void send(Inbox to, String text) {
    Await.value(channels().send(to.name(), text));
  }

  private Inbox fullInbox() {
    Inbox inbox = Inbox.openBusy(channels(), SMALL);
    send(inbox, "in hand");
    IntStream.rangeClosed(1, FEW).forEach(number -> send(inbox, "waiting " + number));
    return inbox;
  }

  @Test
  default void channelShouldReceiveWhatIsSentToItUnchanged() {
    Inbox inbox = Inbox.open(channels());
    Inbox stranger = Inbox.open(channels());
    String text = "{\"a\": \"não\\n\"}\n\u0000 😀 " + "x".repeat(70_000);

    send(inbox, text);
    send(stranger, "for the stranger");

    assertThat(inbox.await(1)).containsExactly(Envelope.direct(text));
    assertThat(stranger.texts(1)).containsExactly("for the stranger");
  }

  @Test
  default void channelShouldReceiveOnceAndInTheOrderOfTheSender() {
    Inbox inbox = Inbox.open(channels());
    List<String> sent = IntStream.range(0, 200).mapToObj(Integer::toString).toList();

    sent.forEach(text -> channels().send(inbox.name(), text));

    assertThat(inbox.texts(200)).isEqualTo(sent);
  }

  @Test
  default void everyChannelShouldHaveANameOfItsOwnUnderItsPrefix() {
    List<String> names =
        Stream.generate(() -> Inbox.openBusy(channels(), "p".repeat(32)).name().value())
            .limit(50)
            .toList();

    assertThat(names)
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).matches("p{32}\\.[a-zA-Z0-9]+![a-zA-Z0-9]+"));
  }

  @Test
  default void openShouldRefuseAPrefixThatDoesNotHaveTheForm() {
    Stream.of("", "p".repeat(33), "a!b", "a b", "é", "a\n", "\u0663")
        .forEach(
            prefix ->
                assertThatThrownBy(() -> Inbox.openBusy(channels(), prefix))
                    .isInstanceOf(IllegalArgumentException.class));
  }

  @Test
  default void sendShouldFailWhenTheChannelNeverWas() {
    ChannelName never = new ChannelName("inbox.nobody!1");

    Throwable failure = Await.failure(channels().send(never, "hello"));

    assertThat(failure).isInstanceOf(ChannelGone.class).hasMessageContaining(never.value());
  }

  @Test
  default void sendShouldFailWhenTheChannelIsClosed() {
    Inbox inbox = Inbox.open(channels());
    inbox.close();

    Throwable failure = Await.failure(channels().send(inbox.name(), "hello"));

    assertThat(failure).isInstanceOf(ChannelGone.class);
    assertThat(((ChannelGone) failure).channel()).isEqualTo(inbox.name());
  }

  @Test
  default void sendShouldFailWhenTheChannelIsFullByTheFirstRuleThatFits() {
    Inbox inbox = fullInbox();

    Throwable failure = Await.failure(channels().send(inbox.name(), "too many"));

    assertThat(failure).isInstanceOf(ChannelFull.class).hasMessageContaining(FEW + " messages");
    assertThat(((ChannelFull) failure).channel()).isEqualTo(inbox.name());
    inbox.close();
  }

  @Test
  default void oneFullChannelShouldNotKeepAnotherFromReceiving() {
    Inbox full = fullInbox();
    Inbox other = Inbox.openBusy(channels(), SMALL);

    send(other, "hello");

    assertThat(other.texts(1)).containsExactly("hello");
    full.close();
  }

  @Test
  default void whatWaitsShouldBeReceivedInOrderWhenTheReceiverIsReady() {
    GroupName group = aGroup();
    Inbox inbox = Inbox.openBusy(channels(), SMALL);
    Await.value(channels().groupAdd(group, inbox.name()));
    // Entries of a history, because these wait as long as they must.
    List.of("a", "b", "c").forEach(name -> Await.value(history().publish(group, entry(name))));
    List<String> early = inbox.texts(1);

    inbox.free();

    assertThat(early).containsExactly("a");
    assertThat(inbox.texts(3)).containsExactly("a", "b", "c");
  }

  @Test
  default void receiverShouldGoOnWhenItsStageFails() {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    Recorder<String> received = new Recorder<>();
    Receiver receiver =
        envelope -> {
          received.add(envelope.text());
          return ready;
        };
    ChannelName channel = channels().open("inbox", receiver).name();
    Await.value(channels().send(channel, "first"));
    Await.value(channels().send(channel, "second"));

    ready.completeExceptionally(new IllegalStateException("as the test wants it"));

    assertThat(received.await(2)).containsExactly("first", "second");
  }

  @Test
  default void whatWaitsTooLongShouldMakeRoomAndBeCounted() {
    Inbox inbox = fullInbox();
    long before = channels().drops().of(DropReason.EXPIRED);

    Await.until(() -> isTaken(inbox, "after all"));
    inbox.free();

    assertThat(inbox.texts(2)).containsExactly("in hand", "after all");
    assertThat(channels().drops().of(DropReason.EXPIRED)).isGreaterThanOrEqualTo(before + FEW);
  }

  private boolean isTaken(Inbox inbox, String text) {
    return Await.value(
        channels().send(inbox.name(), text).handle((done, failure) -> failure == null));
  }

  @Test
  default void fullChannelShouldBeClosedWhenAnEntryOfAHistoryComes() {
    GroupName group = aGroup();
    Inbox slow = Inbox.openBusy(channels(), SMALL);
    Await.value(channels().groupAdd(group, slow.name()));
    Inbox member = Inbox.in(group, channels());
    List<String> names = List.of("in hand", "1", "2", "3", "too many", "later");

    names.forEach(name -> Await.value(history().publish(group, entry(name))));

    slow.awaitOverflow();
    slow.free();
    assertThat(member.texts(6)).isEqualTo(names);
    assertThat(slow.texts(1)).containsExactly("in hand");
    assertThat(Await.failure(channels().send(slow.name(), "hello")))
        .isInstanceOf(ChannelGone.class);
  }

  @Test
  default void nothingShouldBeReceivedAfterClosing() {
    Inbox inbox = Inbox.openBusy(channels(), "inbox");
    send(inbox, "first");
    send(inbox, "waits");
    inbox.await(1);

    inbox.close();
    inbox.close();
    inbox.free();

    assertThat(Await.failure(channels().send(inbox.name(), "second")))
        .isInstanceOf(ChannelGone.class);
    assertThat(inbox.texts(1)).containsExactly("first");
  }
}
