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

  /** RFC 5869, A.1: SHA-256 with salt and info; the first 32 of its 42 bytes. */
  @Test
  void saltedBytesShouldBeThoseOfTheRfc() {
    byte[] secret = HexFormat.of().parseHex("0b".repeat(22));

    byte[] derived = Hkdf.derive(secret, range(0x00, 0x0c), range(0xf0, 0xf9));

    assertThat(HexFormat.of().formatHex(derived))
        .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
  }

  /** RFC 5869, A.2: SHA-256 with longer inputs than a block; the first 32 of its 82 bytes. */
  @Test
  void saltedBytesOfLongInputsShouldBeThoseOfTheRfc() {
    byte[] derived = Hkdf.derive(range(0x00, 0x4f), range(0x60, 0xaf), range(0xb0, 0xff));

    assertThat(HexFormat.of().formatHex(derived))
        .isEqualTo("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c");
  }

  @Test
  void derivedBytesShouldDifferWhenTheSaltDiffers() {
    byte[] secret = "secret".getBytes(UTF_8);
    byte[] info = {1};

    byte[] one = Hkdf.derive(secret, new byte[] {1}, info);

    assertThat(one).isNotEqualTo(Hkdf.derive(secret, new byte[] {2}, info));
  }

  private static byte[] range(int first, int last) {
    byte[] bytes = new byte[last - first + 1];
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = (byte) (first + index);
    }
    return bytes;
  }
}
