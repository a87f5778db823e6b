package org.homeservices.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Starts a cluster, runs the profiles on it, and writes what they came to. */
public final class ClusterBench {
  private static final PrintStream OUT = System.out;
  private static final Duration STEP_WARM = Duration.ofSeconds(5);
  private static final Duration IDLE_WINDOW = Duration.ofSeconds(30);
  private static final Duration ARCHIVED_AFTER = Duration.ofSeconds(2);
  private static final double STEP = 1.25;
  private static final int TRIES = 2;

  private final BenchSettings settings;
  private final Cluster cluster;
  private final Conversations conversations;
  private final Measurement measurement;
  private final Profiler profiler;
  private final Findings findings = new Findings();

  private ClusterBench(BenchSettings settings, Cluster cluster, Children children, Path folder) {
    this.settings = settings;
    this.cluster = cluster;
    this.conversations = new Conversations(cluster.nodes(), folder);
    this.measurement = new Measurement(children, cluster, settings);
    this.profiler = new Profiler(children, folder);
  }

  /** Does what the class says. */
  public static void main(String[] args) throws IOException, InterruptedException {
    BenchSettings settings = BenchSettings.read();
    Path results = Files.createDirectories(Path.of(System.getProperty("bench.folder")));
    Path folder = Files.createTempDirectory(results, "run-");
    try (Children children = Children.none()) {
      OUT.printf("Starting %d × %s in %s%n", settings.nodes(), settings.server().title(), folder);
      if (!settings.archive()) {
        Path war = NoArchive.in(Path.of(System.getProperty("war")), folder);
        System.setProperty("war", war.toAbsolutePath().toString());
      }
      Cluster cluster = Cluster.start(settings, children, folder);
      String findings = new ClusterBench(settings, cluster, children, folder).run();
      String report = Heading.of(settings) + findings;
      Files.writeString(folder.resolve("report.md"), report);
      OUT.println("\n" + report);
    }
  }

  /** A profile that fails ends the run, but what was found before is told. */
  private String run() throws InterruptedException {
    try {
      for (BenchProfile profile : settings.profiles()) {
        run(profile);
      }
    } catch (IOException e) {
      findings.note("%nEnded early: %s%n".formatted(e));
    }
    return findings.text();
  }

  private void run(BenchProfile profile) throws IOException, InterruptedException {
    switch (profile) {
      case CHAT, ROOM, PAIRS, STORED, LARGE -> load(profile);
      case SATURATION -> saturate(profile);
      case IDLE -> idle(profile.load());
    }
  }

  private void load(BenchProfile profile) throws IOException, InterruptedException {
    Load load = profile.load();
    Path tokens = conversations.begin(load.conversations());
    List<Profiler.Running> profiled = new ArrayList<>();
    run(
        profile,
        measurement.plan(tokens, load, settings.warm()),
        settings.profiled()
            ? () ->
                profiled.add(
                    profiler.start(cluster.firstNode(), settings.window(), profile.title()))
            : Measurement.Beside.NOTHING);
    findings.note(kept());
    findings.note(Tables.threads(findings.last()));
    for (Profiler.Running running : profiled) {
      findings.note(running.samples().report());
    }
  }

  /** What follows behind has come by then. */
  private String kept() throws IOException, InterruptedException {
    Thread.sleep(ARCHIVED_AFTER.toMillis());
    return "%nIn SQL afterwards: %,d messages.%n".formatted(cluster.sql().messages());
  }

  /**
   * Climbs until a step fails twice: on a shared machine once may be somebody else's doing. All
   * steps use the same conversations, or those of the steps before would fill the nodes' memory.
   */
  private void saturate(BenchProfile profile) throws IOException, InterruptedException {
    Path tokens = conversations.begin(profile.load().conversations());
    double reached = 0;
    for (Load load = profile.load(); isCarried(profile, tokens, load); load = load.times(STEP)) {
      reached = findings.last().deliveriesPerSecond();
    }
    findings.note(
        String.format(
            Locale.ROOT,
            "%nHighest step with nothing lost and p99 within 250 ms: %,.0f deliveries/s.%n",
            reached));
  }

  private boolean isCarried(BenchProfile profile, Path tokens, Load load) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      run(profile, measurement.plan(tokens, load, STEP_WARM), Measurement.Beside.NOTHING);
      if (findings.last().isGood()) {
        return true;
      }
    }
    return false;
  }

  private void idle(Load load) throws IOException, InterruptedException {
    Path tokens = conversations.begin(load.conversations());
    LoadPlan plan = measurement.planOnFirst(tokens, load, IDLE_WINDOW);
    findings.note(IdleSockets.measure(plan, cluster, measurement));
  }

  private void run(BenchProfile profile, LoadPlan plan, Measurement.Beside meanwhile)
      throws IOException {
    Measured run = measurement.run(profile.title(), plan, meanwhile);
    findings.add(run);
    OUT.print(Tables.of(List.of(run)));
  }
}
