package org.homeservices.channel.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.DropReason;
import org.homeservices.channel.Drops;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Receiver;
import org.homeservices.channel.local.Mailbox.Offer;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private static final GroupName GROUP = new GroupName("group");
  private static final Duration EXPIRY = Duration.ofSeconds(10);

  // Where nanoTime() overflows, as it may.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final Drops drops = new Drops();
  private final List<String> told = new ArrayList<>();
  private final List<CompletableFuture<Void>> stages = new ArrayList<>();
  private final Mailbox busy = mailbox(2, new Slow());

  /** Is ready for the next one when the test says so. */
  private final class Slow implements Receiver {
    @Override
    public CompletionStage<Void> receive(Envelope envelope) {
      told.add(envelope.text());
      CompletableFuture<Void> stage = new CompletableFuture<>();
      stages.add(stage);
      return stage;
    }

    @Override
    public void overflowed() {
      told.add("overflow");
    }

    @Override
    public void interrupted(GroupName group) {
      told.add("interrupted");
    }

    @Override
    public void sizeChanged(GroupName group, int members) {
      told.add("size " + members);
    }
  }

  private Mailbox mailbox(int capacity, Receiver receiver) {
    Mailbox.Limits limits = new Mailbox.Limits(capacity, EXPIRY);
    ChannelName name = new ChannelName("inbox.node!1");
    return new Mailbox(name, receiver, limits, drops, nanos::get, closed -> told.add("closed"));
  }

  private Offer pass(String text) {
    return busy.offer(Envelope.passing(GROUP, text));
  }

  private Offer remember(String text) {
    return busy.offer(Envelope.remembered(GROUP, 1, text));
  }

  /** The receiver is ready for the next one. */
  private void ready() {
    stages.remove(0).complete(null);
  }

  private void after(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void envelopesShouldWaitForTheReceiverUpToTheCapacity() {
    List<Offer> offers = List.of(pass("in hand"), pass("1"), pass("2"), pass("3"));

    ready();
    ready();
    ready();

    assertThat(offers).containsExactly(Offer.TAKEN, Offer.TAKEN, Offer.TAKEN, Offer.FULL);
    assertThat(told).containsExactly("in hand", "1", "2");
  }

  @Test
  void roomShouldBeFreeAgainWhenAnEnvelopeIsHandedOver() {
    List.of("in hand", "1", "2").forEach(this::pass);

    ready();

    assertThat(pass("3")).isEqualTo(Offer.TAKEN);
    assertThat(pass("4")).isEqualTo(Offer.FULL);
  }

  @Test
  void nothingShouldWaitWhenTheReceiverIsAlwaysReady() {
    List<String> received = new ArrayList<>();
    Mailbox ready = mailbox(1, Receiver.of(envelope -> received.add(envelope.text())));

    IntStream.range(0, 5).forEach(number -> ready.offer(Envelope.direct("text " + number)));

    assertThat(received).hasSize(5);
  }

  @Test
  void envelopeShouldBeKeptToTheEndOfItsTime() {
    pass("in hand");
    pass("waits");

    after(EXPIRY);
    ready();

    assertThat(told).containsExactly("in hand", "waits");
    assertThat(drops.of(DropReason.EXPIRED)).isZero();
  }

  @Test
  void envelopeShouldBeDroppedAndCountedWhenItWaitsLonger() {
    pass("in hand");
    pass("waits");

    after(EXPIRY.plusNanos(1));
    ready();
    pass("later");

    assertThat(told).containsExactly("in hand", "later");
    assertThat(drops.of(DropReason.EXPIRED)).isEqualTo(1);
  }

  @Test
  void whatHasWaitedTooLongShouldMakeRoomWhileTheReceiverIsBusy() {
    List.of("in hand", "1", "2").forEach(this::pass);

    after(EXPIRY.plusNanos(1));

    assertThat(pass("3")).isEqualTo(Offer.TAKEN);
    assertThat(told).containsExactly("in hand");
    assertThat(drops.of(DropReason.EXPIRED)).isEqualTo(2);
  }

  @Test
  void entryOfAHistoryShouldWaitAsLongAsItMust() {
    pass("in hand");
    remember("waits");

    after(EXPIRY.multipliedBy(100));
    ready();

    assertThat(told).containsExactly("in hand", "waits");
  }

  @Test
  void channelShouldBeClosedOnceWhenAnEntryOfAHistoryDoesNotFit() {
    List.of("in hand", "1", "2").forEach(this::remember);

    List<Offer> offers = List.of(remember("3"), remember("4"), pass("5"));
    ready();

    assertThat(offers).containsExactly(Offer.FULL, Offer.GONE, Offer.GONE);
    assertThat(busy.isClosed()).isTrue();
    assertThat(told).containsExactly("in hand", "closed", "overflow");
  }

  @Test
  void channelShouldStayOpenWhenSomethingElseDoesNotFit() {
    List.of("in hand", "1", "2", "3").forEach(this::pass);

    assertThat(busy.isClosed()).isFalse();
    assertThat(told).containsExactly("in hand");
  }

  @Test
  void signalsShouldBeToldInTheirTurnHoweverFullTheChannelIs() {
    List.of("in hand", "1", "2").forEach(this::pass);
    busy.interrupt(GROUP);
    busy.tellSize(GROUP, 7);

    ready();
    ready();
    ready();

    assertThat(told).containsExactly("in hand", "1", "2", "interrupted", "size 7");
  }

  @Test
  void nothingShouldBeToldWhenTheChannelIsClosed() {
    pass("in hand");
    pass("waits");

    busy.close();
    busy.close();
    busy.interrupt(GROUP);
    busy.tellSize(GROUP, 7);
    ready();

    assertThat(pass("late")).isEqualTo(Offer.GONE);
    assertThat(told).containsExactly("in hand", "closed");
  }

  @Test
  void nextShouldComeWhenTheReceiversStageFails() {
    pass("in hand");
    pass("waits");

    stages.remove(0).completeExceptionally(new IllegalStateException("as the test wants it"));

    assertThat(told).containsExactly("in hand", "waits");
  }

  @Test
  void nextShouldComeWhenTheReceiverThrowsAgainstItsPromise() {
    List<String> received = new ArrayList<>();
    Mailbox bad =
        mailbox(
            5,
            Receiver.of(
                envelope -> {
                  received.add(envelope.text());
                  throw new IllegalStateException("as the test wants it");
                }));

    List<Offer> offers =
        List.of(bad.offer(Envelope.direct("first")), bad.offer(Envelope.direct("second")));

    assertThat(offers).containsOnly(Offer.TAKEN);
    assertThat(received).containsExactly("first", "second");
  }
}
