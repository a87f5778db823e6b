package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "0", "-", "_", ".", "conversation.3f-A_9"})
  void nameShouldBeTakenWhenItHasTheForm(String value) {
    assertThat(new GroupName(value).value()).isEqualTo(value);
  }

  @Test
  void nameShouldBeTakenWhenItHas99Characters() {
    String longest = "x".repeat(99);

    assertThat(new GroupName(longest).value()).isEqualTo(longest);
  }

  @Test
  void nameShouldBeRefusedWhenItHas100Characters() {
    String tooLong = "x".repeat(100);

    assertThatThrownBy(() -> new GroupName(tooLong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1–99")
        .hasMessageContaining(tooLong);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a b", "a\n", "\na", "a/b", "a:b", "a*", "{a}", "a\u0000", "a,b", "a#b"})
  void nameShouldBeRefusedWhenACharacterIsBad(String value) {
    assertThatThrownBy(() -> new GroupName(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ção", "é", "имя", "名", "😀", "a\u0301", "\uFF41", "\u0663", "a\u200B"})
  void nameShouldBeRefusedWhenItIsNotAscii(String value) {
    assertThatThrownBy(() -> new GroupName(value)).isInstanceOf(IllegalArgumentException.class);
  }
}
