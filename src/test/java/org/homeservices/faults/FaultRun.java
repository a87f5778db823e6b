package org.homeservices.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.homeservices.testing.ServerKind;

/** Does every fault to a cluster under load, and prints what its clients got. */
public final class FaultRun {
  private static final PrintStream OUT = System.out;
  private static final Duration MOST_BETWEEN = Duration.ofSeconds(15);
  private static final String HEAD =
"""
| Fault | accepted | lost | not in SQL | not in the log | out of order | stored twice | started over \
| reconnects | seen late | recovered after, s (p50 / max) |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
""";

  private final FaultSettings settings;
  private final Path folder;
  private final StringBuilder rows = new StringBuilder();

  private FaultRun(FaultSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
  }

  /** Does what the class says. */
  public static void main(String[] args) throws IOException {
    FaultSettings settings = FaultSettings.read();
    Path results = Files.createDirectories(Path.of(System.getProperty("faults.folder")));
    Path folder = Files.createTempDirectory(results.toAbsolutePath(), "run-");
    FaultRun run = new FaultRun(settings, folder);
    for (Ground.Kind kind : Ground.Kind.values()) {
      run.on(kind);
    }
    String report = run.heading() + "\n" + HEAD + run.rows;
    Files.writeString(folder.resolve("report.md"), report);
    OUT.println("\n" + report);
  }

  private void on(Ground.Kind kind) {
    List<Fault> faults = settings.faults().stream().filter(one -> one.ground() == kind).toList();
    boolean soaks = kind == Ground.Kind.PLAIN && !settings.soak().isZero();
    if (!faults.isEmpty() || soaks) {
      try (Ground ground = Ground.start(kind, folder);
          Town town = new Town(ground, settings)) {
        faults.forEach(fault -> note(fault.text(), town, () -> fault.inflict(ground)));
        if (soaks) {
          String title = "any of these for %d s".formatted(settings.soak().toSeconds());
          note(title, town, () -> soak(ground));
        }
      }
    }
  }

  private void note(String title, Town town, Runnable fault) {
    Outcome outcome = town.during(fault);
    String row =
        "| %s | %,d%s | %d | %d | %d | %d | %d | %d | %d | %,d | %s / %s |%n"
            .formatted(
                title,
                outcome.accepted(),
                outcome.open() == 0 ? "" : " (and %d not)".formatted(outcome.open()),
                outcome.lost(),
                town.missingInSql(),
                town.missingInLogs(),
                outcome.disorders(),
                outcome.twice(),
                outcome.restarts(),
                outcome.reconnects(),
                outcome.late(),
                outcome.recovery(0.5),
                outcome.recovery(1));
    rows.append(row);
    OUT.print(row);
  }

  /** Faults at random, with some time between one and the next. */
  private void soak(Ground ground) {
    long end = System.nanoTime() + settings.soak().toNanos();
    List<Fault> all =
        Fault.WITHOUT_NEIGHBOURS.stream().filter(one -> one.ground() == Ground.Kind.PLAIN).toList();
    while (System.nanoTime() - end < 0) {
      Fault fault = all.get(ThreadLocalRandom.current().nextInt(all.size()));
      OUT.println("  " + fault.text());
      fault.inflict(ground);
      Waiting.during(
          Duration.ofMillis(ThreadLocalRandom.current().nextLong(MOST_BETWEEN.toMillis())));
    }
  }

  private String heading() throws IOException {
    Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
    String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return """
           ## Faults (%s, commit %s)

           %d conversations with %d clients each on two nodes (%s), %d messages/s in all;
           %d CPUs, %s %s, JDK %s.
           """
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            commit,
            settings.conversations(),
            FaultSettings.VISITORS,
            ServerKind.chosen().title(),
            settings.rate(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"));
  }
}
