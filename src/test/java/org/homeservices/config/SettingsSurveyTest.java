package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeservices.config.SettingsSurvey.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSurveyTest {
  private static final String HIDDEN = "what-nobody-may-read-0123456789-abcdef";

  private final Path folder;

  SettingsSurveyTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everySettingShouldBeToldWithItsDefaultWhenNothingIsSet() {
    SettingsSurvey survey = survey(Map.of(), Map.of());

    List<String> keys = survey.lines().stream().map(Line::key).toList();
    List<String> all = Given.settings(Map.of()).keys().stream().sorted().toList();

    assertThat(all).containsAll(keys).hasSizeGreaterThan(90);
    assertThat(all).filteredOn(key -> !keys.contains(key)).allMatch(key -> key.endsWith("_FILE"));
    assertThat(survey.lines())
        .contains(
            new Line("CHAT_MAX_HISTORY", "50", "default"),
            new Line("OPENAI_MODEL", "gpt-4o-mini", "default"),
            new Line("DB_USER", "", "default"));
  }

  @Test
  void sourceShouldBeToldOfWhatIsSet() {
    SettingsSurvey survey =
        survey(Map.of("CHAT_MAX_HISTORY", "40"), Map.of("ASSISTANT_NAME", "Ana"));

    assertThat(survey.lines())
        .contains(
            new Line("CHAT_MAX_HISTORY", "40", "environment"),
            new Line("ASSISTANT_NAME", "Ana", ".env"));
  }

  @Test
  void noSecretShouldBeShown() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), HIDDEN + "\n");
    Map<String, String> variables = new HashMap<>();
    variables.put("SECRET_KEY_FILE", file.toString());
    variables.put("ADMIN_TOKEN", HIDDEN);
    variables.put("REDIS_PASSWORD", HIDDEN);
    variables.put("OPENAI_API_KEY", HIDDEN);
    variables.put("DB_URL", "jdbc:postgresql://db/chat?password=" + HIDDEN);
    variables.put("HANDOVER_WEBHOOK_URL", "https://desk.example/hooks/" + HIDDEN);
    variables.put("HANDOVER_WEBHOOK_SECRET", HIDDEN);

    List<Line> lines = survey(variables, Map.of()).lines();

    assertThat(lines).extracting(Line::value).noneMatch(value -> value.contains(HIDDEN));
    assertThat(lines)
        .contains(
            new Line("SECRET_KEY", "(hidden, 38 characters)", "in " + file),
            new Line("ADMIN_TOKEN", "(hidden, 38 characters)", "environment"),
            new Line("HANDOVER_WEBHOOK_URL", "https://desk.example/…", "environment"));
  }

  @Test
  void strengthShouldTellHowLongASecretIsAndNothingOfIt() {
    SettingsSurvey survey = survey(Map.of("ADMIN_TOKEN", HIDDEN), Map.of());

    assertThat(survey.strength("ADMIN_TOKEN"))
        .contains(new SettingsSurvey.Strength(38, (int) HIDDEN.chars().distinct().count(), false));
    assertThat(survey.strength("OPENAI_API_KEY")).isEmpty();
    assertThat(survey.areSame("ADMIN_TOKEN", "SECRET_KEY")).isFalse();
  }

  private static SettingsSurvey survey(Map<String, String> variables, Map<String, String> file) {
    Map<String, String> all = new HashMap<>(variables);
    if (!all.containsKey("SECRET_KEY_FILE")) {
      all.put("SECRET_KEY", Given.SECRET);
    }
    Lookup lookup = new ProcessLookup(all, new DotEnv(".env", file, List.of()));
    return new SettingsSurvey(lookup, SettingsReader.read(lookup));
  }
}
