package org.homeservices.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.crypto.Sealed.PLACE;
import static org.homeservices.crypto.Sealed.opened;
import static org.homeservices.crypto.Sealed.reason;
import static org.homeservices.crypto.Sealed.seal;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
  private static final String SECRET = "a secret of at least 32 characters, really";
  private static final KeyRing RING = KeyRing.of(SECRET, List.of());
  private static final int SEED = 42;

  private final Sealer sealer = new Sealer(RING, "channel");
  private final Sealer otherNode = new Sealer(RING, "channel");
  private final Random random = new Random(SEED);

  @Test
  void anyBytesShouldComeOutAsTheyWentIn() {
    for (int round = 0; round < 500; round++) {
      byte[] plain = bytes(random.nextInt(3000));
      byte[] place = bytes(random.nextInt(100));

      Opened opened = otherNode.open(sealer.seal(plain, place), place);

      assertThat(opened.fold(Opened.Plain::bytes, unreadable -> null)).isEqualTo(plain);
    }
  }

  @Test
  void nothingShouldBeSealedToo() {
    byte[] sealed = sealer.seal(new byte[0], new byte[0]);

    assertThat(sealed).hasSize(Sealer.OVERHEAD);
    assertThat(opened(sealer, sealed, new byte[0])).isEmpty();
  }

  @Test
  void sealedBytesShouldNotShowTheirContent() {
    byte[] sealed = seal(sealer, "the content".repeat(20));

    assertThat(new String(sealed, UTF_8)).doesNotContain("content").doesNotContain("conversation");
  }

  @Test
  void sameContentShouldNeverLookTheSame() {
    assertThat(seal(sealer, "text")).isNotEqualTo(seal(sealer, "text"));
  }

  @Test
  void everyAlteredBitShouldBeNoticed() {
    byte[] sealed = seal(sealer, "some words");
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] altered = sealed.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);

      assertThat(reason(otherNode.open(altered, PLACE))).as("bit %d", bit).isNotEmpty();
    }
    assertThat(opened(otherNode, sealed, PLACE)).isEqualTo("some words");
  }

  @Test
  void everyMissingOrAddedByteShouldBeNoticed() {
    byte[] sealed = seal(sealer, "some words");
    for (int length = 0; length <= sealed.length + 3; length++) {
      Opened opened = sealer.open(Arrays.copyOf(sealed, length), PLACE);

      assertThat(reason(opened).isEmpty())
          .as("length %d", length)
          .isEqualTo(length == sealed.length);
    }
  }

  @Test
  void garbageShouldBeUnreadable() {
    for (int round = 0; round < 2000; round++) {
      byte[] garbage = bytes(random.nextInt(200));

      assertThat(reason(sealer.open(garbage, PLACE))).isNotEmpty();
    }
  }

  @Test
  void contentShouldBeUnreadableAtAnotherPlace() {
    byte[] sealed = seal(sealer, "text");

    assertThat(reason(sealer.open(sealed, "conversation-8".getBytes(UTF_8))))
        .isEqualTo("altered, or sealed for another place");
    assertThat(reason(sealer.open(sealed, new byte[0]))).isNotEmpty();
  }

  /** Neither may end where the other begins. */
  @Test
  void headerAndPlaceShouldNotRunIntoEachOther() {
    byte[] sealed = sealer.seal(new byte[32], PLACE);
    byte[] longer = Arrays.copyOf(PLACE, PLACE.length + 1);

    assertThat(reason(sealer.open(sealed, longer))).isNotEmpty();
  }

  @Test
  void contentShouldBeUnreadableForAnotherPurpose() {
    Sealer cache = new Sealer(RING, "cache");

    assertThat(reason(cache.open(seal(sealer, "text"), PLACE))).startsWith("unknown key ");
  }

  @Test
  void versionShouldBeUnreadableWhenItIsUnknown() {
    byte[] sealed = seal(sealer, "text");
    sealed[0] = 2;

    assertThat(reason(sealer.open(sealed, PLACE))).isEqualTo("unknown version 2");
  }

  @Test
  void partOfAnArrayShouldBeOpened() {
    byte[] sealed = seal(sealer, "text");
    byte[] array = bytes(sealed.length + 20);
    System.arraycopy(sealed, 0, array, 7, sealed.length);

    assertThat(reason(otherNode.open(array, 7, sealed.length, PLACE))).isEmpty();
    assertThat(reason(otherNode.open(array, 6, sealed.length, PLACE))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 1000, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void partShouldBeUnreadableWhenItIsNotWithinTheArray(int offset) {
    byte[] sealed = seal(sealer, "text");

    assertThat(reason(sealer.open(sealed, offset, sealed.length, PLACE))).isNotEmpty();
    assertThat(reason(sealer.open(sealed, 0, sealed.length + offset, PLACE))).isNotEmpty();
  }

  @Test
  void reasonShouldHoldNothingOfTheContent() {
    byte[] sealed = seal(sealer, "hunter2");
    sealed[sealed.length - 1] ^= 1;

    assertThat(sealer.open(sealed, PLACE).toString()).doesNotContain("hunter2");
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
