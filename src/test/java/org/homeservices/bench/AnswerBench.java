package org.homeservices.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.homeservices.testing.FakeOpenAi;

/** Measures what answers cost that need not be written anew; PERFORMANCE.md says what it prints. */
public final class AnswerBench {
  private static final PrintStream OUT = System.out;
  private static final int FEW_NODES = 2;
  private static final int MANY_NODES = 3;
  private static final Duration FLUENT = Duration.ofMillis(10);

  private final BenchSettings settings;
  private final Path folder;
  private final URI modelAt;
  private final ModelTexts model;
  private final StringBuilder rows = new StringBuilder();

  private AnswerBench(BenchSettings settings, Path folder, FakeOpenAi model) {
    this.settings = settings;
    this.folder = folder;
    this.modelAt = model.baseUrl();
    this.model = new ModelTexts(model);
  }

  /** What is done to a cluster and its visitors. */
  private interface Case {
    void measure(Cluster cluster, Askers askers) throws IOException;
  }

  /** Does what the class says. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path results = Files.createDirectories(Path.of(System.getProperty("bench.folder")));
    Path folder = Files.createTempDirectory(results, "answers-");
    try (FakeOpenAi server = FakeOpenAi.start()) {
      AnswerBench bench = new AnswerBench(BenchSettings.read(), folder, server);
      bench.run();
      String report = bench.heading() + AnswerTally.HEAD + bench.rows;
      Files.writeString(folder.resolve("report.md"), report);
      OUT.println("\n" + report);
    }
  }

  private void run() throws IOException, InterruptedException {
    model.pace(FLUENT);
    CachedAnswers cached = new CachedAnswers(model, settings);
    on(
        FEW_NODES,
        CachedAnswers.VISITORS,
        (cluster, askers) -> note(cached.measure(cluster, askers)));
    JoinedAnswers joined = new JoinedAnswers(model, cached.shared());
    on(
        MANY_NODES,
        JoinedAnswers.VISITORS,
        (cluster, askers) -> {
          note(joined.together(askers));
          note(joined.late(askers));
        });
  }

  /** Each cluster has a Redis of its own: it knows no answer yet. */
  private void on(int nodes, int visitors, Case task) throws IOException, InterruptedException {
    Path home = Files.createDirectory(folder.resolve("nodes-" + nodes));
    Map<String, String> more =
        Map.of("ASSISTANT_ENABLED", "true", "OPENAI_BASE_URL", modelAt.toString());
    OUT.printf("Starting %d × %s in %s%n", nodes, settings.server().title(), home);
    try (Children children = Children.none()) {
      Cluster cluster = Cluster.start(settings.with(nodes, more), children, home);
      Path tokens = new Conversations(cluster.nodes(), home).begin(visitors);
      try (Askers askers = Askers.open(cluster.nodes(), Files.readAllLines(tokens))) {
        task.measure(cluster, askers);
      }
    }
  }

  private void note(String row) {
    rows.append(row);
    OUT.print(row);
  }

  private String heading() throws IOException {
    return """
        ## Answers (%s, commit %s)

        %s, one Redis, JVM %s; %s. Clients and model are one process on the same machine.

        """
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Heading.commit(),
            settings.server().title(),
            String.join(" ", settings.jvm()),
            Machine.description());
  }
}
