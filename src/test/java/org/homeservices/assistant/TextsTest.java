package org.homeservices.assistant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  /** Else a visitor would read Portuguese. */
  @ParameterizedTest
  @ValueSource(strings = {"texts_en.properties", "texts_es.properties"})
  void everyTextShouldBeTranslatedWithTheSameBlanksInIt(String file) throws IOException {
    Properties first = read("texts.properties");
    Properties other = read(file);

    assertThat(other.keySet()).isEqualTo(first.keySet());
    assertThat(first.stringPropertyNames())
        .allSatisfy(
            key ->
                assertThat(blanks(other.getProperty(key)))
                    .as(key)
                    .isEqualTo(blanks(first.getProperty(key))));
  }

  private static String blanks(String text) {
    return text.replaceAll("[^{]*(\\{\\w+}|$)[^{]*", "$1");
  }

  private static Properties read(String file) throws IOException {
    var in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file);
    try (Reader reader = new InputStreamReader(in, UTF_8)) {
      Properties properties = new Properties();
      properties.load(reader);
      return properties;
    }
  }
}
