package org.homeservices.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HkdfTest {

  /** RFC 5869, A.3: SHA-256 with zero-length salt and info; the first 32 of its 42 bytes. */
  @Test
  void derivedBytesShouldBeThoseOfTheRfc() {
    byte[] secret = HexFormat.of().parseHex("0b".repeat(22));

    byte[] derived = Hkdf.derive(secret, "");

    assertThat(HexFormat.of().formatHex(derived))
        .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
  }

  @Test
  void derivedBytesShouldDifferWhenTheInfoDiffers() {
    byte[] secret = "secret".getBytes(UTF_8);

    assertThat(Hkdf.derive(secret, "token")).isNotEqualTo(Hkdf.derive(secret, "cache"));
  }

  @Test
  void derivedBytesShouldDifferWhenTheSecretDiffers() {
    byte[] one = Hkdf.derive("secret one".getBytes(UTF_8), "token");

    assertThat(one).isNotEqualTo(Hkdf.derive("secret two".getBytes(UTF_8), "token"));
  }

  @Test
  void derivedBytesShouldBeTheSameEveryTime() {
    byte[] secret = "secret".getBytes(UTF_8);

    assertThat(Hkdf.derive(secret, "token")).hasSize(32).isEqualTo(Hkdf.derive(secret, "token"));
  }
}
