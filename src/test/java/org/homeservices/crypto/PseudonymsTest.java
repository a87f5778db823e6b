package org.homeservices.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final KeyRing SECRETS = KeyRing.of("a secret", List.of("an older one"));

  private final Pseudonyms names = new Pseudonyms(SECRETS, "limits");

  @Test
  void nameShouldHaveOnePseudonymOnAllNodes() {
    assertThat(names.of("192.0.2.1"))
        .isEqualTo(new Pseudonyms(SECRETS, "limits").of("192.0.2.1"))
        .matches("[A-Za-z0-9_-]{22}");
  }

  @Test
  void pseudonymShouldDependOnNamePurposeAndSecret() {
    KeyRing others = KeyRing.of("another secret", List.of());

    assertThat(
            List.of(
                names.of("192.0.2.1"),
                names.of("192.0.2.2"),
                new Pseudonyms(SECRETS, "other").of("192.0.2.1"),
                new Pseudonyms(others, "limits").of("192.0.2.1")))
        .doesNotHaveDuplicates();
  }
}
