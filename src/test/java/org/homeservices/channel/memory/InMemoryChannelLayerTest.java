package org.homeservices.channel.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.ChannelLayerContract;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.channel.HistoryContract;
import org.homeservices.channel.MembershipContract;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published;
import org.homeservices.channel.Replay;
import org.homeservices.channel.ReplayContract;
import org.homeservices.channel.StreamPosition;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.homeservices.testing.Recorder;
import org.junit.jupiter.api.Test;

class InMemoryChannelLayerTest
    implements ChannelLayerContract, MembershipContract, HistoryContract, ReplayContract {
  private static final Duration AGE = Duration.ofMinutes(10);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final ManualClock clock = ManualClock.started();
  private final InMemoryChannelLayer layer =
      new InMemoryChannelLayer(new ChannelSettings(SIZE, AGE), clock);

  @Override
  public ChannelLayer channels() {
    return layer;
  }

  @Override
  public History history() {
    return layer;
  }

  private Published publish(String name) {
    return Await.value(layer.publish(GROUP, new Publication(name, name, name)));
  }

  private Replay latest() {
    return Await.value(layer.latest(GROUP, SIZE));
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
  void keyShouldBeFreeAgainWhenItsEntryIsForgotten() {
    publish("first");
    clock.advance(AGE.plus(MOMENT));
    layer.forgetUnused();

    Published again = publish("first");

    assertThat(again.repeated()).isFalse();
  }

  @Test
  void keyShouldBeFreeAgainWhenItsEntryIsPushedOut() {
    publish("first");
    for (int number = 0; number < SIZE; number++) {
      publish("later " + number);
    }

    Published again = publish("first");

    assertThat(again.repeated()).isFalse();
  }

  @Test
  void seqShouldNeverGoBackWhenEntriesAreForgotten() {
    publish("first");
    publish("second");
    clock.advance(AGE.plus(MOMENT));
    layer.forgetUnused();

    Published next = publish("third");

    assertThat(next.position().seq()).isEqualTo(3);
  }

  @Test
  void readerShouldBeToldOfItsGapWhenEntriesAreForgotten() {
    StreamPosition afterFirst = publish("first").position();
    publish("second");
    clock.advance(AGE.plus(MOMENT));
    layer.forgetUnused();
    publish("third");

    Replay replay = Await.value(layer.since(GROUP, afterFirst, SIZE));

    assertThat(replay.complete()).isFalse();
    assertThat(replay.entries()).containsExactly(new Envelope(3, "third"));
  }

  @Test
  void memberShouldStayWhenEntriesAreForgotten() {
    Recorder<Envelope> member = new Recorder<>();
    Await.value(layer.join(GROUP, member::add));
    clock.advance(AGE.plus(MOMENT));
    layer.forgetUnused();

    publish("first");

    assertThat(member.all()).containsExactly(new Envelope(1, "first"));
  }

  @Test
  void memberShouldReceiveWhenItJoinsWhileGroupsAreForgotten() {
    for (int round = 0; round < 500; round++) {
      GroupName group = new GroupName("round." + round);
      Recorder<Envelope> member = new Recorder<>();
      Await.value(layer.send(group, "nobody hears this"));
      clock.advance(AGE.plus(MOMENT));

      Await.together(
          List.of(layer::forgetUnused, () -> Await.value(layer.join(group, member::add))));
      Await.value(layer.send(group, "hello"));

      assertThat(member.all()).containsExactly(new Envelope(Envelope.TRANSIENT, "hello"));
    }
  }

  @Test
  void anotherLifeShouldBeAnotherEpoch() {
    StreamPosition end = publish("first").position();
    InMemoryChannelLayer restarted =
        new InMemoryChannelLayer(new ChannelSettings(SIZE, AGE), clock);

    Replay replay = Await.value(restarted.since(GROUP, end, SIZE));

    assertThat(replay.complete()).isFalse();
  }
}
