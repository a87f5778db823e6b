package org.homeservices.channel.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.aGroup;
import static org.homeservices.channel.ChannelSuite.entry;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.homeservices.channel.ChannelContract;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.ChannelLayerContract;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.channel.HistoryContract;
import org.homeservices.channel.Inbox;
import org.homeservices.channel.MembershipContract;
import org.homeservices.channel.Presence;
import org.homeservices.channel.PresenceContract;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published.Sequenced;
import org.homeservices.channel.Receiver;
import org.homeservices.channel.Replay;
import org.homeservices.channel.ReplayContract;
import org.homeservices.channel.RestoreContract;
import org.homeservices.channel.StreamPosition;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChannelLimits;
import org.homeservices.testing.ManualClock;
import org.homeservices.testing.Recorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InMemoryChannelLayerTest
    implements ChannelContract,
        ChannelLayerContract,
        MembershipContract,
        HistoryContract,
        ReplayContract,
        RestoreContract,
        PresenceContract {
  private static final Duration AGE = SETTINGS.historyAge();
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final ManualClock clock = ManualClock.started();
  private final InMemoryChannelLayer layer = new InMemoryChannelLayer(SETTINGS, clock);
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final GroupName group = aGroup();

  @BeforeEach
  void tellSizes() {
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(layer::tellSizes, 5, 5, TimeUnit.MILLISECONDS);
  }

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Override
  public ChannelLayer channels() {
    return layer;
  }

  @Override
  public History history() {
    return layer;
  }

  @Override
  public Presence presence() {
    return layer;
  }

  @Test
  void membersOfTwoGroupsShouldBeAbleToSendToEachOther() {
    GroupName other = aGroup();
    CyclicBarrier bothReceive = new CyclicBarrier(2);
    Recorder<String> answers = new Recorder<>();
    join(group, answering(bothReceive, other, answers));
    join(other, answering(bothReceive, group, answers));

    Await.together(
        List.of(
            () -> layer.groupSend(group, "question"), () -> layer.groupSend(other, "question")));

    assertThat(answers.await(2)).containsExactly("answer", "answer");
  }

  private void join(GroupName joined, Receiver receiver) {
    Await.value(layer.groupAdd(joined, layer.open("member", receiver).name()));
  }

  /** Answers a question by a message to another group, while that group's member does the same. */
  private Receiver answering(CyclicBarrier bothReceive, GroupName other, Recorder<String> answers) {
    return envelope -> {
      if (envelope.text().equals("question")) {
        Await.together(bothReceive);
        layer.groupSend(other, "answer");
      } else {
        answers.add(envelope.text());
      }
      return Receiver.READY;
    };
  }

  private Sequenced publish(String name) {
    return HistoryContract.sequenced(Await.value(layer.publish(group, entry(name))));
  }

  private Replay latest() {
    return Await.value(layer.latest(group, SIZE));
  }

  private void forgetEntries() {
    clock.advance(AGE.plus(MOMENT));
    layer.forgetUnused();
  }

  @Test
  void entriesShouldBeKeptAsLongAsTheirAgeAfterTheLatest() {
    publish("first");
    clock.advance(AGE);
    publish("second");

    clock.advance(AGE);
    layer.forgetUnused();

    assertThat(latest().entries()).hasSize(2);
  }

  @Test
  void entriesShouldBeForgottenWhenTheLatestHasOutlivedItsAge() {
    publish("first");

    clock.advance(AGE.plus(MOMENT));
    layer.forgetUnused();

    assertThat(latest().entries()).isEmpty();
  }

  @Test
  void repeatShouldNotProlongTheLifeOfEntries() {
    publish("first");
    clock.advance(AGE);
    publish("first");

    clock.advance(MOMENT);
    layer.forgetUnused();

    assertThat(latest().entries()).isEmpty();
  }

  @Test
  void keyShouldStayKnownWhenItsEntryIsForgotten() {
    publish("first");
    forgetEntries();

    Sequenced again = publish("first");

    assertThat(again.repeated()).isTrue();
    assertThat(latest().entries()).isEmpty();
  }

  @Test
  void keyShouldBeFreeAgainWhenPositionsAreForgotten() {
    publish("first");
    clock.advance(SETTINGS.positionAge().plus(MOMENT));
    layer.forgetUnused();

    Sequenced again = publish("first");

    assertThat(again.repeated()).isFalse();
    assertThat(again.position().seq()).isEqualTo(2);
  }

  @Test
  void seqShouldNeverGoBackWhenEntriesAreForgotten() {
    publish("first");
    publish("second");
    clock.advance(AGE.plus(MOMENT));
    layer.forgetUnused();

    Sequenced next = publish("third");

    assertThat(next.position().seq()).isEqualTo(3);
  }

  @Test
  void readerShouldBeToldOfItsGapWhenEntriesAreForgotten() {
    StreamPosition afterFirst = publish("first").position();
    publish("second");
    clock.advance(AGE.plus(MOMENT));
    layer.forgetUnused();
    publish("third");

    Replay replay = Await.value(layer.since(group, afterFirst, SIZE));

    assertThat(replay.complete()).isFalse();
    assertThat(replay.entries()).containsExactly(Envelope.remembered(group, 3, "third"));
  }

  @Test
  void memberShouldStayWhenEntriesAreForgotten() {
    Inbox member = Inbox.in(group, layer);
    forgetEntries();

    publish("first");

    assertThat(member.all()).containsExactly(Envelope.remembered(group, 1, "first"));
  }

  @Test
  void readerShouldStartOverWhenItMissedMoreEntriesThanOneReplayHolds() {
    InMemoryChannelLayer longLived =
        new InMemoryChannelLayer(ChannelLimits.remembering(10_000, AGE), clock);
    StreamPosition start = Await.value(longLived.latest(group, 1)).position();
    IntStream.rangeClosed(1, Replay.MOST_ENTRIES + 1)
        .forEach(number -> Await.value(longLived.publish(group, entry("entry " + number))));
    StreamPosition afterOne = new StreamPosition(start.epoch(), 1);

    Replay within = Await.value(longLived.since(group, afterOne, LIMIT));
    Replay beyond = Await.value(longLived.since(group, start, LIMIT));

    assertThat(within.complete()).isTrue();
    assertThat(within.entries()).hasSize(Replay.MOST_ENTRIES);
    assertThat(beyond.complete()).isFalse();
    assertThat(beyond.entries()).hasSize(LIMIT);
  }

  @Test
  void entryThatIsLongerThanAReplayShouldStillBeTheLatest() {
    String text = "x".repeat(Replay.MOST_CHARACTERS + 1);
    Await.value(layer.publish(group, new Publication("id", "key", text)));

    assertThat(latest().entries()).containsExactly(Envelope.remembered(group, 1, text));
  }

  @Test
  void channelThatClosesWhileItIsAddedShouldBeInNoGroup() {
    for (int round = 0; round < 500; round++) {
      GroupName contested = aGroup();
      Inbox inbox = Inbox.open(layer);

      Await.together(
          List.of(
              inbox::close, () -> assertThat(layer.groupAdd(contested, inbox.name())).isNotNull()));

      assertThat(Await.value(layer.size(contested))).isZero();
    }
  }

  @Test
  void sizesShouldBeToldOnceForAllChangesSinceTheLastTime() {
    InMemoryChannelLayer told = new InMemoryChannelLayer(SETTINGS, clock);
    Recorder<Integer> sizes = new Recorder<>();
    ChannelName channel = told.open("inbox", sizeReceiver(sizes)).name();
    Await.value(told.groupAdd(group, channel));
    Inbox.in(group, told);
    Inbox.in(group, told).close();

    told.tellSizes();
    told.tellSizes();

    assertThat(sizes.all()).containsExactly(2);
  }

  private static Receiver sizeReceiver(Recorder<Integer> sizes) {
    return new Receiver() {
      @Override
      public CompletionStage<Void> receive(Envelope envelope) {
        return READY;
      }

      @Override
      public void sizeChanged(GroupName name, int members) {
        sizes.add(members);
      }
    };
  }

  @Test
  void linkShouldBeUp() {
    assertThat(layer.isUp()).isTrue();
  }

  @Test
  void anotherLifeShouldBeAnotherEpoch() {
    StreamPosition end = publish("first").position();
    InMemoryChannelLayer restarted = new InMemoryChannelLayer(SETTINGS, clock);

    Replay replay = Await.value(restarted.since(group, end, SIZE));

    assertThat(replay.complete()).isFalse();
  }
}
