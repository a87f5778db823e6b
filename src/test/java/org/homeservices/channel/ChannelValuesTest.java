package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelValuesTest {
  private static final StreamPosition START = new StreamPosition("epoch", 0);

  @Test
  void positionShouldBeRefusedWhenItsSeqIsNegative() {
    assertThatThrownBy(() -> new StreamPosition("epoch", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void replayShouldKeepItsEntriesWhenTheGivenListChanges() {
    List<Envelope> given = new ArrayList<>(List.of(new Envelope(1, "first")));
    Replay replay = new Replay(START, given, true);

    given.clear();

    assertThat(replay.entries()).containsExactly(new Envelope(1, "first"));
  }

  @Test
  void settingsShouldBeTakenWhenTheyHaveTheirLeast() {
    ChannelSettings least = new ChannelSettings(1, Duration.ofSeconds(1));

    assertThat(least.historySize()).isEqualTo(1);
  }

  @Test
  void settingsShouldBeRefusedWhenNothingIsRemembered() {
    assertThatThrownBy(() -> new ChannelSettings(0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 0");
  }

  @Test
  void settingsShouldBeRefusedWhenEntriesLiveLessThanASecond() {
    assertThatThrownBy(() -> new ChannelSettings(1, Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0.999S");
  }
}
