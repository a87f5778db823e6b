package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelSettingsTest {
  private static final Duration LEAST = Duration.ofSeconds(1);

  @Test
  void settingsShouldBeTakenWhenTheyHaveTheirLeast() {
    ChannelSettings least = new ChannelSettings(1, List.of(), LEAST, LEAST, 1, LEAST, LEAST);

    assertThat(least.historySize()).isEqualTo(1);
  }

  @Test
  void settingsShouldBeRefusedWhenNothingFitsIn() {
    assertThatThrownBy(() -> new ChannelSettings(0, List.of(), LEAST, LEAST, 1, LEAST, LEAST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 0 and 1");
    assertThatThrownBy(() -> new ChannelSettings(1, List.of(), LEAST, LEAST, 0, LEAST, LEAST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 1 and 0");
  }

  @ParameterizedTest
  @CsvSource({"999, 1000, 1000, 1000", "1000, 999, 1000, 1000", "1000, 1000, 999, 1000"})
  void settingsShouldBeRefusedWhenSomethingLivesLessThanASecond(
      long message, long group, long history, long position) {
    assertThatThrownBy(() -> living(message, group, history, position))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0.999S");
  }

  @Test
  void settingsShouldBeRefusedWhenPositionsDieBeforeTheHistory() {
    assertThatThrownBy(() -> living(1000, 1000, 5000, 4999))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT4.999S");
  }

  @Test
  void firstRuleThatFitsShouldCount() {
    ChannelSettings settings =
        withRules(List.of(new CapacityRule("a*", 2), new CapacityRule("ab*", 3)));

    assertThat(settings.capacityOf(new ChannelName("abc"))).isEqualTo(2);
    assertThat(settings.capacityOf(new ChannelName("xyz"))).isEqualTo(1);
  }

  @Test
  void rulesShouldBeKeptWhenTheGivenListChanges() {
    List<CapacityRule> given = new ArrayList<>(List.of(new CapacityRule("a*", 2)));
    ChannelSettings settings = withRules(given);

    given.clear();

    assertThat(settings.capacities()).containsExactly(new CapacityRule("a*", 2));
  }

  @ParameterizedTest
  @CsvSource({
    "worker, worker, true",
    "worker, workers, false",
    "worker*, workers, true",
    "specific.*!*, specific.node!7, true",
    "*!*, worker, false",
    "work?r, worker, true",
    "work?r, workr, false",
    "a.b, axb, false"
  })
  void ruleShouldFitWholeNames(String glob, String channel, boolean fits) {
    assertThat(new CapacityRule(glob, 1).fits(new ChannelName(channel))).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "[a]", "ç*"})
  void ruleShouldBeRefusedWhenNoNameCouldFit(String glob) {
    assertThatThrownBy(() -> new CapacityRule(glob, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + glob + "'");
  }

  private static ChannelSettings withRules(List<CapacityRule> rules) {
    return new ChannelSettings(1, rules, LEAST, LEAST, 1, LEAST, LEAST);
  }

  private static ChannelSettings living(long message, long group, long history, long position) {
    return new ChannelSettings(
        1,
        List.of(),
        Duration.ofMillis(message),
        Duration.ofMillis(group),
        1,
        Duration.ofMillis(history),
        Duration.ofMillis(position));
  }
}
