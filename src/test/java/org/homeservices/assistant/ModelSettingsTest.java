package org.homeservices.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ModelSettingsTest {
  @Test
  void settingsShouldNotShowTheKeyWhenPrinted() {
    URI base = URI.create("http://127.0.0.1/v1");
    Duration any = Duration.ofSeconds(1);

    var settings = new ModelSettings(base, "secret", "small", 0.3, 500, any, any, any, any);

    assertThat(settings).hasToString("ModelSettings[small at http://127.0.0.1/v1]");
  }
}
