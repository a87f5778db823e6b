package org.homeservices.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.homeservices.testing.FakeOpenAi;
import org.homeservices.testing.FakeReply;

/**
 * Measures answers: those that need not be written anew ({@code kept}), those that a model writes
 * for many visitors at once ({@code parallel}), and what ten thousand leave behind ({@code
 * memory}). The property {@code bench.cases} says which; PERFORMANCE.md says what it prints.
 */
public final class AnswerBench {
  private static final PrintStream OUT = System.out;
  private static final int FEW_NODES = 2;
  private static final int MANY_NODES = 3;
  private static final Duration FLUENT = Duration.ofMillis(10);
  private static final int QUICK_TOKENS = 10;
  private static final Duration QUICK = Duration.ofMillis(10);

  private final BenchSettings settings;
  private final Path folder;
  private final ModelTexts model;
  private final FakeOpenAi server;
  private final StringBuilder rows = new StringBuilder();

  private AnswerBench(BenchSettings settings, Path folder, FakeOpenAi model) {
    this.settings = settings;
    this.folder = folder;
    this.server = model;
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
      for (String name : System.getProperty("bench.cases", "kept,parallel,memory").split(",", -1)) {
        bench.run(name);
      }
      String report = bench.heading() + bench.rows;
      Files.writeString(folder.resolve("report.md"), report);
      OUT.println("\n" + report);
    }
  }

  private void run(String name) throws IOException, InterruptedException {
    switch (name) {
      case "kept" -> kept();
      case "parallel" -> parallel();
      case "memory" -> memory();
      default -> throw new IllegalArgumentException("bench.cases: kept, parallel, memory");
    }
  }

  private void parallel() throws IOException, InterruptedException {
    ParallelAnswers parallel = new ParallelAnswers();
    parallel.pace(server);
    note("\n" + ParallelAnswers.HEAD);
    on(FEW_NODES, ParallelAnswers.MANY, (cluster, askers) -> note(parallel.measure(askers)));
  }

  private void memory() throws IOException, InterruptedException {
    FakeReply quick = FakeReply.paced(QUICK_TOKENS, QUICK);
    server.replyBy(request -> quick);
    many("a model of %d tokens × %d ms".formatted(QUICK_TOKENS, QUICK.toMillis()), withModel());
    many("the knowledge base", Map.of("ASSISTANT_ENABLED", "true"));
  }

  private void many(String by, Map<String, String> environment)
      throws IOException, InterruptedException {
    SpontaneousAnswers many = new SpontaneousAnswers();
    note("\n" + SpontaneousAnswers.HEAD);
    on(
        FEW_NODES,
        SpontaneousAnswers.VISITORS,
        environment,
        (cluster, askers) -> note(many.measure(by, cluster, askers)));
    note("\nLive heap:\n\n" + many.heap());
  }

  private void kept() throws IOException, InterruptedException {
    note("\n" + AnswerTally.HEAD);
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
    on(nodes, visitors, withModel(), task);
  }

  private Map<String, String> withModel() {
    return Map.of("ASSISTANT_ENABLED", "true", "OPENAI_BASE_URL", server.baseUrl().toString());
  }

  private void on(int nodes, int visitors, Map<String, String> more, Case task)
      throws IOException, InterruptedException {
    Path home = Files.createTempDirectory(folder, "nodes-" + nodes + "-");
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
