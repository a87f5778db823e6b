package org.homeservices.generation.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private final Pace pace = new Pace(Duration.ofMillis(40));

  @ParameterizedTest
  @CsvSource({"0, 40", "1, 40", "24, 40", "25, 80", "60, 120", "100, 200", "5000, 200"})
  void piecesShouldBeGatheredLongerWhenMoreTextsAreWritten(int texts, long millis) {
    for (int text = 0; text < texts; text++) {
      pace.begun();
    }

    assertThat(pace.time()).hasMillis(millis);
  }

  @ParameterizedTest
  @CsvSource({"100", "5000"})
  void paceShouldBeAtEaseAgainWhenTheTextsHaveEnded(int texts) {
    for (int text = 0; text < texts; text++) {
      pace.begun();
    }
    for (int text = 0; text < texts; text++) {
      pace.ended();
    }

    assertThat(pace.time()).hasMillis(40);
  }
}
