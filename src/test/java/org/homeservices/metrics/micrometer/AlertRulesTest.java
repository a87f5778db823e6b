package org.homeservices.metrics.micrometer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That alerts fire when they should; skipped where Prometheus' own tool is not in the path. */
class AlertRulesTest {
  private static final Path RULES = Path.of("monitoring");
  private static final Path GUIDE = Path.of("src", "docs", "OPERATIONS.md");

  @Test
  void rulesShouldFireWhenTheyShouldAndElseNot() throws IOException, InterruptedException {
    assumeTrue(hasTool());

    Process tool =
        new ProcessBuilder("promtool", "test", "rules", "alerts-test.yml")
            .directory(RULES.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), UTF_8);

    assertThat(tool.waitFor()).as(said).isZero();
  }

  @Test
  void everyAlertShouldStandInTheOperatorsBook() throws IOException {
    String book = Files.readString(GUIDE);

    List<String> alerts =
        Files.readString(RULES.resolve("alerts.yml"))
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("- alert: "))
            .map(line -> line.substring("- alert: ".length()))
            .toList();

    assertThat(alerts)
        .hasSizeGreaterThan(10)
        .allSatisfy(alert -> assertThat(isIn(book, alert)).as(alert).isTrue());
  }

  /** Two of a kind share a row: its second name is what is different. */
  private static boolean isIn(String book, String alert) {
    return book.contains("| " + alert + " |")
        || book.contains(alert + ", ")
        || Arrays.stream(new String[] {"Badly", "VeryLate", "NearlyFull"})
            .anyMatch(end -> alert.endsWith(end) && book.contains(", …" + end + " |"))
        || book.contains(", " + alert + " |");
  }

  private static boolean hasTool() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
  }
}
