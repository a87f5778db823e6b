package org.homeservices.metrics.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the names are those of the documents. */
class MetricNamesTest {
  private static final Path GUIDE = Path.of("src", "docs", "METRICS.md");
  private static final Path MONITORING = Path.of("monitoring");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\|");
  private static final Pattern NAME = Pattern.compile("\\bhsc_[a-z0-9_]+");
  private static final String PART_OF_A_HISTOGRAM = "_(bucket|count|sum|max)$";

  private final Set<String> served = served();

  @Test
  void everyNameOfTheChatInTheGuideShouldBeServed() throws IOException {
    assertThat(documented()).filteredOn(name -> name.startsWith("hsc_")).isSubsetOf(served);
  }

  @Test
  void everyNameThatIsServedShouldStandInTheGuide() throws IOException {
    Set<String> documented = documented();

    assertThat(served)
        .allSatisfy(
            name ->
                assertThat(documented)
                    .containsAnyOf(name, name.replaceFirst(PART_OF_A_HISTOGRAM, "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"grafana-dashboard.json", "alerts.yml"})
  void everyNameThatIsWatchedShouldBeServed(String file) throws IOException {
    Set<String> watched =
        NAME.matcher(Files.readString(MONITORING.resolve(file)))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());

    assertThat(watched)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            name ->
                assertThat(served).containsAnyOf(name, name.replaceFirst(PART_OF_A_HISTOGRAM, "")));
  }

  private static Set<String> documented() throws IOException {
    return ROW.matcher(Files.readString(GUIDE))
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> served() {
    try (AllMeters all = new AllMeters()) {
      return all.names();
    }
  }
}
