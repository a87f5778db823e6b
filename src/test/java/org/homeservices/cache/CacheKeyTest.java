package org.homeservices.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheKeyTest {

  /** Other nodes and later versions must find what this one keeps. */
  @Test
  void keyShouldBeTheSameEverywhere() {
    assertThat(CacheKey.of("price", "são paulo", "pintura").value())
        .isEqualTo("4fbPuVqqZ6e6H1yOJ_VOSYViAdSOPpJqe7I2bfWfelw");
    assertThat(CacheKey.ofDigest("answer", new byte[32]).value())
        .isEqualTo("KmEUBk5KZZU1qPWy8MoYqP193WHig4NcZ8nSz69K6zo");
    assertThat(Tag.of("article", "pix").value())
        .isEqualTo("WE2PriULOXwHJj2DULJ3rsp4NmFc0_-dgrRfxJFmEq4");
  }

  @Test
  void keysShouldDifferWhereverTheirPartsDo() {
    assertThat(
            Stream.of(
                CacheKey.of("k"),
                CacheKey.of("k", ""),
                CacheKey.of("k", "", ""),
                CacheKey.of("k", "ab", "c"),
                CacheKey.of("k", "a", "bc"),
                CacheKey.of("k", "abc"),
                CacheKey.of("ka", "bc"),
                CacheKey.of("l", "abc"),
                CacheKey.of("k", "c", "ab")))
        .doesNotHaveDuplicates();
  }

  @Test
  void keyOfADigestShouldDifferFromThatOfTheSamePart() {
    String part = "0123456789abcdef0123456789abcdef";
    CacheKey ofPart = CacheKey.of("k", part);

    assertThat(CacheKey.ofDigest("k", part.getBytes(UTF_8))).isNotEqualTo(ofPart);
    assertThat(Tag.of("k", part).value()).isNotEqualTo(ofPart.value());
  }

  @Test
  void keyShouldTellNothingOfItsParts() {
    assertThat(CacheKey.of("question", "o cano estourou").toString())
        .doesNotContain("question", "cano");
  }

  @Test
  void digestShouldBeWhole() {
    assertThatThrownBy(() -> CacheKey.ofDigest("k", new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SHA-256 has 32 bytes, not 31");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "how do I pay?",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA "
      })
  void otherTextShouldBeRefusedAndNotShown(String text) {
    assertThatThrownBy(() -> new CacheKey(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("43 characters of base64url")
        .hasMessageNotContaining("pay");
    assertThatThrownBy(() -> new Tag(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
