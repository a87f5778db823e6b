package org.homeservices.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  static Stream<String> hostileTexts() {
    return Stream.of(
        "[".repeat(65_536),
        "{\"a\":".repeat(10_000),
        "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}",
        "{\"a\":" + "1".repeat(60_000) + "}",
        "{\"a\":1e99999999999}");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void textShouldBeNoObjectWhenItIsMoreThanAReaderBears(String text) {
    assertThat(JsonText.parseObject(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "\"{}\"",
        "[]",
        "{",
        "}",
        "{\"a\":1",
        "{a:1}",
        "{'a':1}",
        "{} {}",
        "{}x",
        "{\"a\":1,}",
        "{\"a\":01}",
        "{\"a\":\"\t\"}",
        "\uFEFF{}"
      })
  void textShouldBeNoObjectWhenItIsAnythingElse(String text) {
    assertThat(JsonText.parseObject(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", " {} ", "{\"a\":{\"b\":[1,2,{}]}}", "{\"a\":\"\\ud83d\\ude00\"}"})
  void objectShouldBeReadWhole(String text) {
    assertThat(JsonText.parseObject(text)).isPresent();
  }
}
