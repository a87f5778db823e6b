package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That what is written of the settings is what is read. */
class EnvExampleTest {
  private static final Path EXAMPLE = Path.of(".env.example");
  private static final Path DESCRIPTION = Path.of("src", "docs", "CONFIGURATION.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `([A-Z_]+)` \\| (?:`([^`]*)`|–) \\|", Pattern.MULTILINE);

  @Test
  void exampleShouldBeAFileWithoutMistakesThatSetsNothing() throws IOException {
    DotEnv file = DotEnv.parse(".env.example", Files.readString(EXAMPLE));

    assertThat(file.mistakes()).isEmpty();
    assertThat(file.values()).isEmpty();
  }

  @Test
  void exampleShouldNameExactlyTheKeysThatAreRead() throws IOException {
    DotEnv file = active();

    assertThat(file.mistakes()).isEmpty();
    assertThat(file.values().keySet()).containsExactlyInAnyOrderElementsOf(keys());
  }

  @Test
  void everyKeyShouldHaveACommentOfItsOwn() throws IOException {
    List<String> lines = Files.readAllLines(EXAMPLE);

    assertThat(lines)
        .filteredOn(line -> line.matches("#[A-Z].*"))
        .hasSize(keys().size())
        .allSatisfy(
            line -> assertThat(lines.get(lines.indexOf(line) - 1)).matches("# [A-Za-z].*\\S"));
  }

  @Test
  void secretOfTheExampleShouldBeTheOneThatProductionRefuses() throws IOException {
    assertThat(active().values()).containsEntry(SecretKeys.KEY, SecretKeys.EXAMPLE);
  }

  @Test
  void exampleShouldShowTheDefaults() throws IOException {
    Settings shown = SettingsReader.read(new ProcessLookup(Map.of(), active()));
    Settings unset = Given.settings(Map.of());

    assertThat(shown).usingRecursiveComparison().ignoringFields("secrets", "keys").isEqualTo(unset);
  }

  @Test
  void exampleShouldShowTheDefaultsOfTheModelToo() throws IOException {
    Map<String, String> key = Map.of("OPENAI_API_KEY", "k");
    Settings shown = SettingsReader.read(new ProcessLookup(key, active()));

    assertThat(shown.model()).isEqualTo(Given.settings(key).model());
  }

  @Test
  void exampleShouldShowTheDefaultsOfRedisToo() throws IOException {
    Map<String, String> used = Map.of("USE_REDIS", "true");
    Settings shown = SettingsReader.read(new ProcessLookup(used, active()));

    assertThat(shown.redis()).isNotNull().isEqualTo(Given.settings(used).redis());
    assertThat(shown.channel()).isEqualTo(Given.settings(used).channel());
  }

  /** The one default that hangs on another key, and so is no value that could be shown. */
  @Test
  void bothShouldNameTheTwoCapacities() throws IOException {
    int memory = Given.settings(Map.of()).channel().capacity();
    int redis = Given.settings(Map.of("USE_REDIS", "true")).channel().capacity();
    String capacities = "unset: %d with Redis, %d in memory".formatted(redis, memory);

    assertThat(active().values()).containsEntry("CHANNEL_CAPACITY", "");
    assertThat(Files.readString(EXAMPLE)).containsOnlyOnce(capacities);
    assertThat(Files.readString(DESCRIPTION)).containsOnlyOnce(capacities);
  }

  @Test
  void descriptionShouldHaveARowForEveryKeyWithItsDefault() throws IOException {
    Map<String, String> described =
        ROW.matcher(Files.readString(DESCRIPTION))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), EnvExampleTest::fallback));
    Map<String, String> expected = new HashMap<>(active().values());
    expected.put(SecretKeys.KEY, "");

    assertThat(described).containsExactlyInAnyOrderEntriesOf(expected);
  }

  @Test
  void descriptionShouldNameTheTwinsAndTheFile() throws IOException {
    String description = Files.readString(DESCRIPTION);

    assertThat(Given.settings(Map.of()).keys())
        .allSatisfy(key -> assertThat(description).contains("`" + key + "`"));
    assertThat(description).contains(DotEnv.FILE_KEY, "exit code " + InvalidSettings.EXIT_CODE);
  }

  @Test
  void descriptionShouldQuoteTheRealMessage() throws IOException {
    String report =
        Given.report(
            Map.of(
                "CHAT_MAX_MSG_LENGTH", "abc",
                "ALLOWED_ORIGINS", "www.example.com",
                "OPENAI_API_KEY", "sk two parts"));

    assertThat(Files.readString(DESCRIPTION)).contains(report.strip());
  }

  private static String fallback(MatchResult row) {
    return row.group(2) == null ? "" : row.group(2);
  }

  /** The example with all its lines in force. */
  private static DotEnv active() throws IOException {
    String text = Files.readString(EXAMPLE);
    return DotEnv.parse(".env.example", text.replaceAll("(?m)^#(?=[A-Z])", ""));
  }

  /** The keys that are read, but for the twins of the secrets. */
  private static List<String> keys() {
    return Given.settings(Map.of()).keys().stream().filter(key -> !key.endsWith("_FILE")).toList();
  }
}
