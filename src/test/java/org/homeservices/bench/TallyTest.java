package org.homeservices.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.homeservices.bench.SeqWatch.Arrival;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final long MILLI = 1_000_000;
  private static final long FROM = -5 * MILLI;
  private static final long TO = 1_000 * MILLI;

  private final Tally tally = new Tally();

  @Test
  void percentilesShouldBeThoseOfTheDelaysWhenTheyAreSpread() {
    tally.measure(FROM, TO);

    for (int i = 1; i <= 1_000; i++) {
      tally.arrived(Arrival.ON, 0, i * MILLI);
    }

    LoadReport report = tally.report();
    assertThat(report.millis(Figure.P50)).isCloseTo(500, within(1.0));
    assertThat(report.millis(Figure.P95)).isCloseTo(950, within(1.0));
    assertThat(report.millis(Figure.P99)).isCloseTo(990, within(1.0));
    assertThat(report.millis(Figure.MAX)).isCloseTo(1_000, within(1.0));
  }

  @Test
  void messageShouldCountByWhenItWasDueWhenItComesAfterTheWindow() {
    tally.measure(FROM, TO);
    tally.sent(TO - 1, 2);

    tally.arrived(Arrival.ON, TO - 1, TO + 900 * MILLI);

    LoadReport report = tally.report();
    assertThat(report.lost()).isEqualTo(1);
    assertThat(report.count(Figure.ARRIVED)).isZero();
    assertThat(report.millis(Figure.MAX)).isCloseTo(900, within(1.0));
  }

  @Test
  void messageShouldCountAsWorkOnlyWhenItWasDueBeforeTheWindow() {
    tally.measure(FROM, TO);
    tally.sent(FROM - 1, 2);

    tally.arrived(Arrival.ON, FROM - 1, FROM + 1);

    LoadReport report = tally.report();
    assertThat(report.count(Figure.ARRIVED)).isEqualTo(1);
    assertThat(report.count(Figure.DELIVERED)).isZero();
    assertThat(report.lost()).isZero();
  }

  @Test
  void repeatShouldNotHideALossWhenBothHappen() {
    tally.measure(FROM, TO);
    tally.sent(0, 2);

    tally.arrived(Arrival.ON, 0, MILLI);
    tally.arrived(Arrival.AGAIN, 0, MILLI);

    assertThat(tally.isComplete()).isFalse();
    assertThat(tally.report().lost()).isEqualTo(1);
    assertThat(tally.report().wrong()).isEqualTo("repeated 1");
  }

  @Test
  void nothingShouldCountWhenTheWindowIsNotSet() {
    tally.sent(0, 2);
    tally.arrived(Arrival.ON, 0, MILLI);

    assertThat(tally.report().isFlawless()).isTrue();
    assertThat(tally.report().count(Figure.EXPECTED)).isZero();
  }

  @Test
  void reportShouldBeTheSameWhenReadFromItsLine() {
    tally.measure(FROM, TO);
    tally.sent(0, 4);
    tally.arrived(Arrival.LATE, 0, 3 * MILLI);

    LoadReport report = tally.report();

    assertThat(LoadReport.parse(report.line())).isEqualTo(report);
  }
}
