package org.homeservices.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Questions whose answers are kept, at a fixed rate. */
final class CachedAnswers {
  /** As many as the rate needs, where an answer takes two seconds to its last character. */
  static final int VISITORS = 400;

  private static final int RATE = Integer.getInteger("bench.rate", 200);

  /** An eighth of the rate at first: cold servers would not come after it any more. */
  private static final int SLOWEST = 8;

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String QUESTIONS = "/knowledge/questions-pt-BR.tsv";

  private final ModelTexts model;
  private final BenchSettings settings;
  private final Random random = new Random(42);
  private final List<String> shared = new ArrayList<>();

  CachedAnswers(ModelTexts model, BenchSettings settings) {
    this.model = model;
    this.settings = settings;
  }

  /** The questions whose answers serve everybody, as they were found. */
  List<String> shared() {
    return List.copyOf(shared);
  }

  /** Does it, and returns rows of the table. */
  String measure(Cluster cluster, Askers askers) throws IOException {
    List<String> all = questions();
    askAll(all, askers);
    askAll(all, askers)
        .forEach(
            (question, tally) -> {
              if (tally.isAllFrom("cache")) {
                shared.add(question);
              }
            });
    for (int part = SLOWEST; part > 1; part /= 2) {
      load(askers, RATE / part, settings.warm().dividedBy(2));
    }
    load(askers, RATE, settings.warm());
    int before = model.calls();
    CpuUse cpu = CpuUse.now(pids(cluster));
    AnswerTally tally = load(askers, RATE, settings.window());
    CpuUse used = CpuUse.now(pids(cluster)).since(cpu);
    return tally.row(title(used), model.calls() - before);
  }

  private String title(CpuUse used) {
    double servers =
        used.processes().keySet().stream()
            .filter(name -> !name.equals(Measured.CLIENT))
            .mapToLong(name -> used.of(name).toNanos())
            .sum();
    return String.format(
        Locale.ROOT,
        "cached: %d questions/s of %d kinds, two nodes (CPUs: servers %.2f, others %.2f)",
        RATE,
        shared.size(),
        servers / used.at(),
        used.othersLoad());
  }

  private static Map<String, Long> pids(Cluster cluster) {
    Map<String, Long> pids = new HashMap<>(cluster.pids());
    pids.put(Measured.CLIENT, ProcessHandle.current().pid());
    return pids;
  }

  /** Slowly, for servers that have just started. */
  private static Map<String, AnswerTally> askAll(List<String> questions, Askers askers)
      throws IOException {
    Map<String, AnswerTally> tallies = new HashMap<>();
    for (String question : questions) {
      AnswerTally tally = new AnswerTally();
      tallies.put(question, tally);
      askers.until(System.nanoTime() + PAUSE.toNanos());
      askers.nextFree().ask(question, System.nanoTime(), tally);
    }
    askers.await(() -> tallies.values().stream().allMatch(AnswerTally::isComplete));
    return tallies;
  }

  /** Open: a question is due at its time, whatever became of those before. */
  private AnswerTally load(Askers askers, int rate, Duration time) throws IOException {
    AnswerTally tally = new AnswerTally();
    long start = System.nanoTime();
    for (long i = 0; i < rate * time.toSeconds(); i++) {
      long due = start + i * TimeUnit.SECONDS.toNanos(1) / rate;
      askers.until(due);
      askers.nextFree().ask(shared.get(random.nextInt(shared.size())), due, tally);
    }
    askers.await(tally::isComplete);
    return tally;
  }

  private static List<String> questions() throws IOException {
    try (InputStream in = CachedAnswers.class.getResourceAsStream(QUESTIONS)) {
      String text = new String(Objects.requireNonNull(in, QUESTIONS).readAllBytes(), UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank())
          .map(line -> line.split("\t", 2)[0])
          .distinct()
          .toList();
    }
  }
}
