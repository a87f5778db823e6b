package org.homeservices.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadPlanTest {
  private static final URI FIRST = URI.create("http://127.0.0.1:8080/");
  private static final URI SECOND = URI.create("http://127.0.0.1:8081/");

  @Test
  void planShouldBeTheSameWhenReadFromItsArguments() {
    LoadPlan plan = plan(new Load(100, 4, 3_662.109375, 200));

    assertThat(LoadPlan.parse(plan.arguments().toArray(String[]::new))).isEqualTo(plan);
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 333, 2_000, 11_444.1})
  void messageShouldBeDueFromItsIntendedTimeOnWhenTheRateIsAny(double rate) {
    LoadPlan plan = plan(new Load(100, 4, rate, 200));

    LongStream.range(0, 10_000)
        .forEach(
            message -> {
              // A nanosecond of rounding on either side.
              assertThat(plan.dueAfter(plan.intendedAt(message) + 1)).isGreaterThan(message);
              assertThat(plan.dueAfter(plan.intendedAt(message) - 1)).isLessThanOrEqualTo(message);
            });
  }

  @Test
  void rateShouldBeKeptWhenTheRunIsLong() {
    LoadPlan plan = plan(new Load(100, 4, 2_000, 200));

    assertThat(plan.dueAfter(Duration.ofMinutes(10).toNanos())).isCloseTo(1_200_000, within(1L));
  }

  @Test
  void nothingShouldBeDueWhenTheSocketsAreIdle() {
    LoadPlan plan = plan(BenchProfile.IDLE.load());

    assertThat(plan.dueAfter(Duration.ofMinutes(1).toNanos())).isZero();
  }

  @Test
  void socketsShouldBeHalfOnEachNodeWhenThereAreTwo() {
    Load load = BenchProfile.PAIRS.load();
    LoadPlan plan = plan(load);
    Map<URI, Integer> sockets = new HashMap<>();

    for (int i = 0; i < load.allSockets(); i++) {
      URI node = plan.node(i / load.sockets(), i % load.sockets());
      sockets.merge(node, 1, Integer::sum);
    }

    assertThat(sockets).containsOnly(Map.entry(FIRST, 2_000), Map.entry(SECOND, 2_000));
    assertThat(plan.node(7, 0)).isNotEqualTo(plan.node(7, 1));
  }

  private static LoadPlan plan(Load load) {
    Duration window = Duration.ofMillis(1_500);
    return new LoadPlan(
        List.of(FIRST, SECOND), Path.of("tokens.txt"), load, Duration.ofSeconds(20), window);
  }
}
