package org.homeservices.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Many answers one after the other without a wait for the model: their time, and what they leave.
 */
final class SpontaneousAnswers {
  /** The head of the table that {@link #measure} makes rows of. */
  static final String HEAD =
      """
      | Known answers | answered | from | first text p50 / p95 / p99, ms | whole answer p50 / p95 / p99, ms |
      | --- | --- | --- | --- | --- |
      """;

  static final int VISITORS = 20;

  private static final int ANSWERS = 10_000;
  private static final int STEP = 2_000;
  private static final String QUESTION = "Quanto custa uma faxina de %d m2?";

  private final StringBuilder heap = new StringBuilder();
  private int number;

  /**
   * Does it, and returns a row of the table.
   *
   * @param by who answers
   */
  String measure(String by, Cluster cluster, Askers askers) throws IOException {
    load(askers, STEP);
    noteHeap(cluster, 0);
    AnswerTally tally = new AnswerTally();
    for (int done = STEP; done <= ANSWERS; done += STEP) {
      load(askers, STEP, tally);
      noteHeap(cluster, done);
    }
    return String.format(
        Locale.ROOT,
        "| by %s, %d visitors without a pause, two nodes | %,d | %s | %.1f / %.1f / %.1f | %.0f / %.0f / %.0f |%n",
        by,
        VISITORS,
        tally.answered(),
        tally.sources(),
        tally.firstText(50),
        tally.firstText(95),
        tally.firstText(99),
        tally.whole(50),
        tally.whole(95),
        tally.whole(99));
  }

  /** The live heap of the nodes after each so many answers. */
  String heap() {
    return heap.toString();
  }

  private void load(Askers askers, int count) throws IOException {
    load(askers, count, new AnswerTally());
  }

  /** Closed: whoever has an answer asks again. */
  private void load(Askers askers, int count, AnswerTally tally) throws IOException {
    for (int i = 0; i < count; i++) {
      askers.await(() -> askers.all().stream().anyMatch(Asker::isFree));
      number++;
      askers.nextFree().ask(QUESTION.formatted(number), System.nanoTime(), tally);
    }
    askers.await(tally::isComplete);
  }

  private void noteHeap(Cluster cluster, int answers) throws IOException {
    Map<String, Long> pids = new TreeMap<>(cluster.pids());
    heap.append("- after %,d answers:".formatted(answers));
    for (Map.Entry<String, Long> node : pids.entrySet()) {
      if (!node.getKey().equals("Redis")) {
        double mib = HeapCheck.liveBytes(node.getValue()) / (1024.0 * 1024.0);
        heap.append(String.format(Locale.ROOT, " %s %.1f MiB", node.getKey(), mib));
      }
    }
    heap.append("\n");
  }
}
