package org.homeservices.channel.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.homeservices.channel.ChannelLayer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageSizeTest {

  @ParameterizedTest
  @CsvSource({"x, 1", "é, 2", "名, 3", "😀, 4"})
  void textShouldBeMeasuredInBytesOfUtf8(String character, int bytes) {
    String largest =
        character.repeat(ChannelLayer.MOST_BYTES / bytes)
            + "x".repeat(ChannelLayer.MOST_BYTES % bytes);

    assertThat(MessageSize.excessOf(largest)).isEmpty();
    assertThat(MessageSize.excessOf(largest + "x"))
        .hasValueSatisfying(
            excess -> assertThat(excess).hasMessageContaining("this one has 1048577"));
  }
}
