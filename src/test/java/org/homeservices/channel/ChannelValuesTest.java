package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelValuesTest {
  private static final GroupName GROUP = new GroupName("group");
  private static final StreamPosition START = new StreamPosition("epoch", 0);

  @Test
  void positionShouldBeRefusedWhenItsSeqIsNegative() {
    assertThatThrownBy(() -> new StreamPosition("epoch", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void replayShouldKeepItsEntriesWhenTheGivenListChanges() {
    List<Envelope> given = new ArrayList<>(List.of(Envelope.remembered(GROUP, 1, "first")));
    Replay replay = new Replay(START, given, true);

    given.clear();

    assertThat(replay.entries()).containsExactly(Envelope.remembered(GROUP, 1, "first"));
  }
}
