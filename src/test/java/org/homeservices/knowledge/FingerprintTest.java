package org.homeservices.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void fingerprintShouldBeTheSha256OfTheTextsBehindTheirLengths() {
    // printf '\0\0\0\3n\xc3\xa3\0\0\0\0' | sha256sum
    byte[] expected =
        HexFormat.of().parseHex("0f11f403c20fe5ff9507fee03734cc208ae440666c1c1c103ac1c34083e31e7e");

    assertThat(Fingerprint.bytesOf(List.of("nã", ""))).isEqualTo(expected);
  }

  @Test
  void fingerprintsShouldDifferWhenTheSameLettersAreCutElsewhere() {
    assertThat(
            Stream.of(
                List.of("ab", "c"),
                List.of("a", "bc"),
                List.of("abc"),
                List.of("abc", ""),
                List.of("", "abc"),
                List.of("c", "ab"),
                List.<String>of(),
                List.of("")))
        .extracting(Fingerprint::of)
        .doesNotHaveDuplicates();
  }

  @Test
  void textShouldBeTheBytesInBase64Url() {
    List<String> texts = List.of("a", "b");

    assertThat(Base64.getUrlDecoder().decode(Fingerprint.of(texts)))
        .isEqualTo(Fingerprint.bytesOf(texts));
  }
}
