package org.homeservices.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.homeservices.bench.SeqWatch.Arrival;
import org.junit.jupiter.api.Test;

class SeqWatchTest {
  private final SeqWatch watch = new SeqWatch();

  @Test
  void nothingShouldBeMissingWhenPlacesCountOn() {
    watch.startAfter(40);

    assertThat(LongStream.of(41, 42, 43).mapToObj(watch::see)).containsOnly(Arrival.ON);
    assertThat(watch.missing()).isZero();
  }

  @Test
  void placeShouldBeMissingUntilItComesLateWhenItIsPassed() {
    assertThat(watch.see(1)).isEqualTo(Arrival.ON);
    assertThat(watch.see(3)).isEqualTo(Arrival.ON);
    assertThat(watch.missing()).isEqualTo(1);

    assertThat(watch.see(2)).isEqualTo(Arrival.LATE);
    assertThat(watch.missing()).isZero();
  }

  @Test
  void firstPlaceShouldBeMissingWhenTheSecondComesFirst() {
    watch.startAfter(4);

    watch.see(6);

    assertThat(watch.missing()).isEqualTo(1);
  }

  @Test
  void placeShouldComeAgainWhenItWasSeenOrIsFromBeforeTheStart() {
    watch.startAfter(4);
    watch.see(5);

    assertThat(watch.see(5)).isEqualTo(Arrival.AGAIN);
    assertThat(watch.see(4)).isEqualTo(Arrival.AGAIN);
    assertThat(watch.missing()).isZero();
  }
}
