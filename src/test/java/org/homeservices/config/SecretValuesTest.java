package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.homeservices.assistant.ModelSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that must not be shown, and those that come from files. */
class SecretValuesTest {
  private final Path folder;

  SecretValuesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "SECRET_KEY, hunter2, at least 32 characters",
    "SECRET_KEY_FALLBACKS, hunter2, at least 32 characters",
    "ADMIN_TOKEN, hunter2, at least 32 characters",
    "OPENAI_API_KEY, sk hunter2, printable ASCII without blanks",
    "OPENAI_API_KEY, sk-hunter2-ç, printable ASCII without blanks"
  })
  void badSecretShouldBeListedWithoutBeingShown(String key, String value, String rule) {
    String report = Given.report(Map.of(key, value));

    assertThat(report)
        .contains(key + " = (hidden, " + value.length() + " characters, environment)")
        .contains(rule)
        .doesNotContain("hunter2");
  }

  @Test
  void badSecretShouldNotBeShownWhenItComesFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "hunter2\n");

    String report = Given.report(Map.of("OPENAI_API_KEY_FILE", write("api", "sk hunter2")));
    String short32 = Given.report(Map.of("SECRET_KEY", "", "SECRET_KEY_FILE", file.toString()));

    assertThat(report).contains("OPENAI_API_KEY = (hidden, 10 characters").doesNotContain("hunter");
    assertThat(short32).contains("SECRET_KEY = (hidden, 7 characters").doesNotContain("hunter");
  }

  @Test
  void apiKeyShouldBeListedRatherThanThrownWhenItHasALineBreak() {
    assertThat(Given.report(Map.of("OPENAI_API_KEY", "sk-hunter2\nX-Evil: 1")))
        .contains("1 setting is wrong", "OPENAI_API_KEY = (hidden")
        .doesNotContain("hunter2", "X-Evil");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-1", "sk-1\n", "sk-1\r\n", "\n sk-1 \n\n"})
  void blanksAroundAFilesSecretShouldNotCount(String content) throws IOException {
    Settings settings = Given.settings(Map.of("OPENAI_API_KEY_FILE", write("key", content)));

    assertThat(settings.model()).extracting(ModelSettings::apiKey).isEqualTo("sk-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SECRET_KEY", "SECRET_KEY_FALLBACKS", "OPENAI_API_KEY", "REDIS_PASSWORD"})
  void valueAndFileShouldNotStandBesideEachOther(String key) throws IOException {
    String report =
        Given.report(Map.of(key, Given.SECRET.replace(' ', '-'), key + "_FILE", write("f", "x")));

    assertThat(report)
        .contains("1 setting is wrong", key + " = (hidden", "must not stand beside " + key)
        .doesNotContain(Given.SECRET.replace(' ', '-'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SECRET_KEY_FALLBACKS", "OPENAI_API_KEY", "REDIS_PASSWORD"})
  void fileShouldBeListedWhenItCannotBeRead(String key) throws IOException {
    String none = folder.resolve("none").toString();
    String empty = write("empty", "\n");

    assertThat(Given.report(Map.of(key + "_FILE", none)))
        .contains("1 setting is wrong", key + "_FILE = " + none, "must name a readable file");
    assertThat(Given.report(Map.of(key + "_FILE", folder.toString())))
        .contains("1 setting is wrong", key + "_FILE = " + folder);
    assertThat(Given.report(Map.of(key + "_FILE", empty)))
        .contains("1 setting is wrong", key + "_FILE = " + empty, "that is not empty");
  }

  @Test
  void fileOfTheSecretKeyShouldBeListedOnceWhenItCannotBeRead() {
    String none = folder.resolve("none").toString();

    String report = Given.report(Map.of("SECRET_KEY", "", "SECRET_KEY_FILE", none));

    assertThat(report).contains("1 setting is wrong", "SECRET_KEY_FILE = " + none);
  }

  @Test
  void fallbacksShouldBeEachASecret() {
    String report = Given.report(Map.of("SECRET_KEY_FALLBACKS", Given.SECRET + ",, " + "tiny"));

    assertThat(report).contains("2 settings are wrong").doesNotContain("tiny", Given.SECRET);
  }

  @Test
  void fallbacksShouldBearBlanksAround() {
    String list = Given.OTHER_SECRET + " , " + "x".repeat(40);

    Settings settings = Given.settings(Map.of("SECRET_KEY_FALLBACKS", list));

    assertThat(Secrets.verify(settings, Given.OTHER_SECRET)).isTrue();
    assertThat(Secrets.verify(settings, "x".repeat(40))).isTrue();
    assertThat(Secrets.sign(settings, Given.SECRET)).isTrue();
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
