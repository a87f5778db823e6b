package org.homeservices.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.homeservices.testing.FakeTime;
import org.homeservices.testing.ServerKind;

/**
 * Does every fault to what stands in production, two nodes behind a balancer with a model that
 * answers, while visitors talk; prints what they got, and how quick it is for how many.
 */
public final class ProofRun {
  private static final PrintStream OUT = System.out;
  private static final Duration STEP = Duration.ofSeconds(60);
  private static final String SESSIONS =
"""

| Sessions | questions | not answered | ack p50 / p95 / p99, ms | first text p50 / p95 / p99, ms \
| whole answer p50 / p95 / p99, ms |
| --- | --- | --- | --- | --- | --- |
""";

  private final ProofSettings settings;
  private final Path folder;
  private final StringBuilder report = new StringBuilder();

  private ProofRun(ProofSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
  }

  /** Does what the class says. */
  public static void main(String[] args) throws IOException {
    Path results = Files.createDirectories(Path.of(System.getProperty("faults.folder")));
    Path folder = Files.createTempDirectory(results.toAbsolutePath(), "proof-");
    ProofRun run = new ProofRun(ProofSettings.read(), folder);
    run.note(run.heading());
    run.note("\n" + Tally.HEAD);
    for (Ground.Kind kind : Ground.Kind.values()) {
      run.on(kind);
    }
    run.soak();
    run.sessions();
    Files.writeString(folder.resolve("report.md"), run.report);
    OUT.println("\n" + run.report);
    // Threads of the HTTP client would outlive this for a while.
    System.exit(0);
  }

  private void on(Ground.Kind kind) {
    List<Fault> faults = settings.faults().stream().filter(one -> one.ground() == kind).toList();
    if (kind == Ground.Kind.CLOCKED && !FakeTime.isPossible()) {
      faults.forEach(fault -> note("| %s | skipped: no libfaketime%n".formatted(fault.text())));
    } else if (!faults.isEmpty()) {
      with(
          kind,
          settings.visitors(),
          (ground, talkers) -> faults.forEach(fault -> inflict(fault, ground, talkers)));
    }
  }

  private void inflict(Fault fault, Ground ground, Talkers talkers) {
    if (fault.isPossible(ground)) {
      note(talkers.during(() -> fault.inflict(ground)).row(fault.text()));
    } else {
      note("| %s | skipped: nothing could be mounted%n".formatted(fault.text()));
    }
  }

  /** Nothing goes wrong for long: what grows? */
  private void soak() {
    if (!settings.soak().isZero()) {
      with(
          Ground.Kind.PLAIN,
          settings.visitors(),
          (ground, talkers) -> {
            talkers.talk(settings.visitors(), settings.window());
            List<Usage> before = usage(ground);
            Tally tally = talkers.during(() -> Waiting.during(settings.soak()));
            note(tally.row("nothing for %d s".formatted(settings.soak().toSeconds())));
            note("\n" + Usage.HEAD);
            List<Usage> after = usage(ground);
            IntStream.range(0, Ground.NODES)
                .forEach(node -> note(before.get(node).row("node " + (node + 1), after.get(node))));
          });
    }
  }

  private static List<Usage> usage(Ground ground) {
    return IntStream.range(0, Ground.NODES)
        .mapToObj(node -> Usage.of(ground.node(node).pid()))
        .toList();
  }

  /** First with all, so that no number of visitors has the servers colder than another. */
  private void sessions() {
    int most = settings.sessions().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (most > 0) {
      with(
          Ground.Kind.PLAIN,
          most,
          (ground, talkers) -> {
            talkers.talk(most, STEP);
            note(SESSIONS);
            for (int count : settings.sessions()) {
              note(talkers.talk(count, STEP).latencies(Integer.toString(count)));
            }
          });
    }
  }

  /** What is done on a ground with its visitors. */
  private interface Part {
    void play(Ground ground, Talkers talkers);
  }

  private void with(Ground.Kind kind, int visitors, Part part) {
    try {
      Path home = Files.createTempDirectory(folder, "ground-");
      try (Ground ground = Ground.withNeighbours(kind, home);
          Talkers talkers = new Talkers(ground, settings, visitors)) {
        part.play(ground, talkers);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(String text) {
    report.append(text);
    OUT.print(text);
  }

  private String heading() throws IOException {
    Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
    String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return
"""
## Proof (%s, commit %s)

%d visitors on two nodes (%s, JVM %s) behind HAProxy, pauses of %d s on average, a model of
60 tokens × 25 ms; %d CPUs, %s %s, JDK %s. Clients, model and servers share the machine.
"""
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            commit,
            settings.visitors(),
            ServerKind.chosen().title(),
            String.join(" ", Ground.JVM),
            settings.pause().toSeconds(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"));
  }
}
