package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "Z", "0", "-", "_", ".", "a!", "a!b", "socket.3f-A_9!x.y-z_0", ".!."})
  void nameShouldBeTakenWhenItHasTheForm(String value) {
    assertThat(new ChannelName(value).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "!a", "a!!", "a!b!", "a!b!c"})
  void nameShouldBeRefusedWhenItHasMoreThanOneMarkOrBeginsWithIt(String value) {
    assertThatThrownBy(() -> new ChannelName(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nameShouldBeTakenWhenItHas99Characters() {
    String longest = "x".repeat(49) + "!" + "y".repeat(49);

    assertThat(new ChannelName(longest).value()).isEqualTo(longest);
  }

  @Test
  void nameShouldBeRefusedWhenItHas100Characters() {
    String tooLong = "x".repeat(100);

    assertThatThrownBy(() -> new ChannelName(tooLong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1–99")
        .hasMessageContaining(tooLong);
  }

  /** Python's {@code $} lets the first through, its {@code \d} and {@code \w} the others. */
  @ParameterizedTest
  @ValueSource(strings = {"a\n", "a!b\n", "\u0663", "a!\u0663", "a!ção", "a!имя", "a!名"})
  void nameShouldBeRefusedWhereDjangoLetsItThroughByAccident(String value) {
    assertThatThrownBy(() -> new ChannelName(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a b", "\na", "a/b", "a:b", "a*", "{a}", "a\u0000", "ç", "😀", "\uFF41"})
  void nameShouldBeRefusedWhenACharacterIsBad(String value) {
    assertThatThrownBy(() -> new ChannelName(value)).isInstanceOf(IllegalArgumentException.class);
  }
}
