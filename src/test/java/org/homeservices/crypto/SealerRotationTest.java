package org.homeservices.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.crypto.Sealed.PLACE;
import static org.homeservices.crypto.Sealed.opened;
import static org.homeservices.crypto.Sealed.reason;
import static org.homeservices.crypto.Sealed.seal;

import java.util.List;
import org.junit.jupiter.api.Test;

/** That a secret can be changed node by node without a message that somebody cannot open. */
class SealerRotationTest {
  private static final String OLD = "an old secret of at least 32 characters";
  private static final String NEW = "a new secret, also of 32 characters or more";

  private final Sealer before = sealer(OLD);
  private final Sealer prepared = sealer(OLD, NEW);
  private final Sealer swapped =
      sealer(NEW, "a third secret that nobody has ever sealed with", OLD);
  private final Sealer after = sealer(NEW);

  private static Sealer sealer(String current, String... fallbacks) {
    return new Sealer(KeyRing.of(current, List.of(fallbacks)), "channel");
  }

  @Test
  void nodesShouldUnderstandEachOtherWhileTheNewSecretIsAdded() {
    assertBothWays(before, prepared);
  }

  @Test
  void nodesShouldUnderstandEachOtherWhileTheSecretsAreSwapped() {
    assertBothWays(prepared, swapped);
  }

  @Test
  void nodesShouldUnderstandEachOtherWhileTheOldSecretIsRemoved() {
    assertBothWays(swapped, after);
  }

  @Test
  void whatIsKeptShouldOpenWhileTheOldSecretIsAFallback() {
    byte[] kept = seal(before, "text");

    assertThat(opened(swapped, kept, PLACE)).isEqualTo("text");
    assertThat(reason(after.open(kept, PLACE))).startsWith("unknown key ");
  }

  @Test
  void fallbackShouldNeverSeal() {
    assertThat(reason(before.open(seal(swapped, "text"), PLACE))).startsWith("unknown key ");
    assertThat(opened(before, seal(prepared, "text"), PLACE)).isEqualTo("text");
  }

  private static void assertBothWays(Sealer one, Sealer other) {
    assertThat(opened(other, seal(one, "there"), PLACE)).isEqualTo("there");
    assertThat(opened(one, seal(other, "back"), PLACE)).isEqualTo("back");
  }
}
