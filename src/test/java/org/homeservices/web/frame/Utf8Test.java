package org.homeservices.web.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "ç", "…", "😀", "Olá, João 😀", "\u007f\u0080\u07ff\u0800\uffff"})
  void lengthShouldBeThatOfTheEncodedText(String text) {
    int expected = text.getBytes(UTF_8).length;

    assertThat(Utf8.length(text)).isEqualTo(expected);
    assertThat(Utf8.lengthOfShared(text)).isEqualTo(expected);
    assertThat(Utf8.lengthOfShared(text + text)).isEqualTo(2 * expected);
    assertThat(Utf8.lengthOfShared(text)).isEqualTo(expected);
  }
}
