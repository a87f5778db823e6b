package org.homeservices.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {
  @Test
  void versionThatIsShownShouldBeTakenAndHaveItsText() {
    assertThat(Consent.version(Consent.CURRENT)).isEqualTo(Consent.CURRENT);
    assertThat(Consent.text(Consent.CURRENT, Locale.ENGLISH)).get().asString().contains("virtual");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "01", " 1", "1 ", "error.internal"})
  void versionThatNoTextHasShouldBeRefused(String version) {
    assertThatThrownBy(() -> Consent.version(version))
        .isInstanceOfSatisfying(
            BadInput.class, bad -> assertThat(bad.field()).isEqualTo("consent.version"));
    assertThat(Consent.text(version, Locale.ENGLISH)).isEmpty();
  }
}
