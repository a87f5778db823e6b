package org.homeservices.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  @Test
  void fieldsShouldBeReadByKind() {
    Fields fields = fields("{\"t\":\"abc\",\"e\":\"\",\"y\":true,\"n\":false,\"c\":7}");

    assertThat(fields.text("t", 3)).isEqualTo("abc");
    assertThat(fields.anyText("e")).isEmpty();
    assertThat(fields.textOrNull("e", 0)).isEmpty();
    assertThat(fields.textOrNull("x", 0)).isNull();
    assertThat(fields.flag("y")).isTrue();
    assertThat(fields.flag("n")).isFalse();
    assertThat(fields.count("c")).isEqualTo(7);
    assertThat(fields.has("c")).isTrue();
    assertThat(fields.has("x")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"f\":null}"})
  void fieldShouldBeMissingWhenItIsNotThereOrNull(String json) {
    Fields fields = fields(json);

    assertMissing(() -> fields.text("f", 9));
    assertMissing(() -> fields.anyText("f"));
    assertMissing(() -> fields.flag("f"));
    assertMissing(() -> fields.count("f"));
    assertThat(fields.textOrNull("f", 9)).isNull();
    assertThat(fields.object("f")).isEmpty();
    assertThat(fields.has("f")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "[]", "{}", "\"\"", "\"abcd\""})
  void textShouldBeRefusedWhenItIsNoneOrEmptyOrLonger(String value) {
    Fields fields = fields("{\"f\":" + value + "}");

    assertBad(() -> fields.text("f", 3), "f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "[]", "{}"})
  void anyTextShouldBeRefusedWhenItIsNone(String value) {
    Fields fields = fields("{\"f\":" + value + "}");

    assertBad(() -> fields.anyText("f"), "f");
    assertBad(() -> fields.textOrNull("f", 3), "f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "0", "\"true\"", "[]", "{}"})
  void flagShouldBeRefusedWhenItIsNone(String value) {
    Fields fields = fields("{\"f\":" + value + "}");

    assertBad(() -> fields.flag("f"), "f");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "7.0, 7",
    "7e2, 700",
    "-0, 0",
    "9223372036854775807, 9223372036854775807"
  })
  void countShouldBeAWholeNumber(String value, long count) {
    assertThat(fields("{\"f\":" + value + "}").count("f")).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "0.5",
        "1e30",
        "-1e30",
        "1e-30",
        "9223372036854775808",
        "1e999999999",
        "1e-999999999",
        "\"7\"",
        "true",
        "[]",
        "{}"
      })
  void countShouldBeRefusedWhenItIsNone(String value) {
    Fields fields = fields("{\"f\":" + value + "}");

    assertBad(() -> fields.count("f"), "f");
  }

  @Test
  void innerFieldShouldBeNamedByItsPath() {
    Fields fields = fields("{\"position\":{\"seq\":\"x\"}}");
    Consumer<Fields> count = inner -> assertThat(inner.count("seq")).isZero();
    Consumer<Fields> text = inner -> assertThat(inner.text("epoch", 9)).isEmpty();

    assertBad(() -> fields.object("position").ifPresent(count), "position.seq");
    assertThatThrownBy(() -> fields.object("position").ifPresent(text))
        .isInstanceOfSatisfying(
            BadInput.class, bad -> assertThat(bad.field()).isEqualTo("position.epoch"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "[]", "\"{}\""})
  void objectShouldBeRefusedWhenItIsNone(String value) {
    Fields fields = fields("{\"f\":" + value + "}");

    assertBad(() -> fields.object("f"), "f");
  }

  private static void assertMissing(ThrowingCallable reading) {
    assertRefused(reading, ErrorCode.MISSING_FIELD, "f");
  }

  private static void assertBad(ThrowingCallable reading, String field) {
    assertRefused(reading, ErrorCode.BAD_FIELD, field);
  }

  private static void assertRefused(ThrowingCallable reading, ErrorCode code, String field) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            BadInput.class,
            bad -> {
              assertThat(bad.code()).isEqualTo(code);
              assertThat(bad.field()).isEqualTo(field);
            });
  }

  private static Fields fields(String json) {
    return new Fields(JsonText.parseObject(json).orElseThrow());
  }
}
