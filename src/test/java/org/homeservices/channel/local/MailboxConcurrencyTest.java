package org.homeservices.channel.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.Drops;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Receiver;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;
import org.junit.jupiter.api.Test;

class MailboxConcurrencyTest {
  private static final GroupName GROUP = new GroupName("group");
  private static final Mailbox.Limits LIMITS = new Mailbox.Limits(10_000, Duration.ofMinutes(1));

  private static Mailbox mailbox(Receiver receiver) {
    ChannelName name = new ChannelName("inbox.node!1");
    return new Mailbox(name, receiver, LIMITS, new Drops(), System::nanoTime, closed -> {});
  }

  @Test
  void receiverShouldBeCalledByOneThreadAtATimeAndInOrder() {
    AtomicInteger inside = new AtomicInteger();
    Recorder<Integer> together = new Recorder<>();
    Recorder<String> received = new Recorder<>();
    Mailbox shared =
        mailbox(
            Receiver.of(
                envelope -> {
                  together.add(inside.incrementAndGet());
                  received.add(envelope.text());
                  inside.decrementAndGet();
                }));

    Await.together(
        4,
        thread ->
            IntStream.range(0, 1000)
                .forEach(number -> shared.offer(Envelope.direct(thread + ":" + number))));

    assertThat(together.await(4000)).containsOnly(1);
    for (int thread = 0; thread < 4; thread++) {
      String prefix = thread + ":";
      assertThat(received.all().stream().filter(text -> text.startsWith(prefix)))
          .containsExactlyElementsOf(
              IntStream.range(0, 1000).mapToObj(number -> prefix + number).toList());
    }
  }

  @Test
  void nothingShouldBeLostWhenTheReceiverGetsReadyOnOtherThreads() {
    Recorder<String> received = new Recorder<>();
    Mailbox shared =
        mailbox(
            envelope -> {
              received.add(envelope.text());
              return CompletableFuture.runAsync(Thread::onSpinWait);
            });

    IntStream.range(0, 2000)
        .forEach(number -> shared.offer(Envelope.remembered(GROUP, number + 1L, "" + number)));

    assertThat(received.await(2000))
        .containsExactlyElementsOf(IntStream.range(0, 2000).mapToObj(n -> "" + n).toList());
  }
}
