package org.homeservices.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCollectorTest {
  private static final int MOST = 64 * 1024;

  private final TextCollector collector = new TextCollector();

  @Test
  void partsShouldBecomeOneTextWithTheLast() {
    assertThat(collector.add("a", false)).isEmpty();
    assertThat(collector.add("", false)).isEmpty();
    assertThat(collector.add("b", true)).contains("ab");
  }

  @Test
  void emptyTextShouldBeAText() {
    assertThat(collector.add("", true)).contains("");
  }

  @Test
  void collectorShouldBeginAnewAfterEachText() {
    String most = "x".repeat(MOST);

    assertThat(collector.add(most, true)).contains(most);
    assertThat(collector.add("y", true)).contains("y");
    assertThat(collector.add(most, true)).contains(most);
    assertThat(collector.isTooBig()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "ç", "…", "😀"})
  void textShouldBeMeasuredInBytes(String character) {
    int bytes = character.getBytes(StandardCharsets.UTF_8).length;
    String fill = "x".repeat(MOST % bytes);
    String most = character.repeat(MOST / bytes) + fill;

    assertThat(most.getBytes(StandardCharsets.UTF_8)).hasSize(MOST);
    assertThat(collector.add(most, true)).contains(most);
    assertThat(collector.isTooBig()).isFalse();
    assertThat(collector.add(most + "x", true)).isEmpty();
    assertThat(collector.isTooBig()).isTrue();
  }

  @Test
  void partsShouldBeMeasuredTogether() {
    Optional<String> first = collector.add("x".repeat(MOST), false);
    boolean atMost = collector.isTooBig();
    Optional<String> second = collector.add("y", true);

    assertThat(first).isEmpty();
    assertThat(atMost).isFalse();
    assertThat(second).isEmpty();
    assertThat(collector.isTooBig()).isTrue();
  }

  @Test
  void partsShouldBeRefusedBeforeTheLastOneWhenTheyAreTooBig() {
    Optional<String> part = collector.add("x".repeat(MOST + 1), false);

    assertThat(part).isEmpty();
    assertThat(collector.isTooBig()).isTrue();
  }

  @Test
  void pairShouldSurviveAndCountFourBytesWhenACutDividesIt() {
    String fill = "x".repeat(MOST - 4);

    assertThat(collector.add(fill + "\uD83D", false)).isEmpty();
    assertThat(collector.add("\uDE00", true)).contains(fill + "😀");
    collector.add(fill + "y\uD83D", false);
    assertThat(collector.add("\uDE00", true)).isEmpty();
    assertThat(collector.isTooBig()).isTrue();
  }

  @Test
  void tooBigShouldStayTooBigWhateverFollows() {
    String part = "x".repeat(1 << 20);
    collector.add(part, false);

    for (int mebibytes = 0; mebibytes < 2_100; mebibytes++) {
      assertThat(collector.add(part, false)).isEmpty();
      assertThat(collector.isTooBig()).isTrue();
    }

    assertThat(collector.add("y", true)).isEmpty();
    assertThat(collector.isTooBig()).isTrue();
  }
}
