package org.homeservices.assistant.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0, 200",
    "0, 0.5, 400",
    "0, 1.0, 600",
    "1, 0.0, 200",
    "1, 1.0, 1500",
    "4, 1.0, 1500"
  })
  void pauseShouldGrowByChanceUpToALimitThatGrows(int retries, double random, int milliseconds) {
    Duration pause = new Backoff(() -> random).pause(retries);

    assertThat(pause).isEqualTo(Duration.ofMillis(milliseconds));
  }
}
