package org.homeservices.ratelimit.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.ratelimit.redis.Counts.Count;
import org.junit.jupiter.api.Test;

class CountsTest {
  private static final int SHARE = 10;

  private final Counts counts = new Counts();

  private List<String> next(int most) {
    return counts.next(most, SHARE).stream().map(Count::holder).toList();
  }

  @Test
  void eachChangeShouldTellTheWholeCountUnderAGreaterVersion() {
    List<Count> told = List.of(counts.add("a"), counts.add("a"), counts.remove("a"));

    assertThat(told)
        .containsExactly(new Count("a", 1, 1), new Count("a", 2, 2), new Count("a", 1, 3));
  }

  @Test
  void holderWithoutAPlaceShouldBeForgotten() {
    counts.add("a");
    counts.remove("a");

    assertThat(next(5)).isEmpty();
  }

  @Test
  void owedCountShouldBeToldOnceAlsoWhenItIsZero() {
    counts.add("a");
    counts.remove("a");
    counts.owe("a");

    assertThat(counts.isOwing()).isTrue();
    assertThat(counts.next(5, SHARE)).extracting(Count::places).containsExactly(0);
    assertThat(counts.isOwing()).isFalse();
  }

  @Test
  void allHoldersShouldHaveTheirTurn() {
    IntStream.range(0, 25).forEach(number -> counts.add("h" + number));

    List<String> told = Stream.generate(() -> next(5)).limit(9).flatMap(List::stream).toList();

    assertThat(told).hasSize(27).startsWith("h0", "h1").endsWith("h24", "h0", "h1");
  }

  @Test
  void noMoreShouldBeToldAtOnceThanAsked() {
    IntStream.range(0, 25).forEach(number -> counts.add("h" + number));
    counts.oweAll();

    assertThat(next(20)).hasSize(20);
    assertThat(counts.isOwing()).isTrue();
  }
}
