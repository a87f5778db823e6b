package org.homeservices.bench;

import static java.util.stream.Collectors.joining;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What became of the questions of one case. */
final class AnswerTally {
  /** The head of the table that {@link #row} makes rows of. */
  static final String HEAD =
      """
      | Case | questions | answered | calls of the model | different texts | from | \
      first text p50 / p95 / p99 / max, ms |
      | --- | --- | --- | --- | --- | --- | --- |
      """;

  private static final int DIGITS = 3;
  private static final long NANOS_IN_MICRO = 1_000;
  private static final double MICROS_IN_MILLI = 1_000;
  private static final double NANOS_IN_SECOND = 1e9;

  private final Histogram waits = new Histogram(DIGITS);
  private final Histogram wholes = new Histogram(DIGITS);
  private final Map<String, Integer> origins = new TreeMap<>();
  private final Set<String> texts = new HashSet<>();
  private int asked;
  private double mostFrames;

  /** One more is asked. */
  void asked() {
    asked++;
  }

  /** The first text of an answer came after so long. */
  void heard(long nanos) {
    waits.recordValue(nanos / NANOS_IN_MICRO);
  }

  /**
   * The message of an answer came after so long.
   *
   * @param deltas frames in which its text came
   */
  void whole(long nanos, int deltas) {
    wholes.recordValue(nanos / NANOS_IN_MICRO);
    mostFrames = Math.max(mostFrames, deltas * NANOS_IN_SECOND / nanos);
  }

  /** Milliseconds to the first text that so many in a hundred did not exceed. */
  double firstText(double percentile) {
    return waits.getValueAtPercentile(percentile) / MICROS_IN_MILLI;
  }

  /** Milliseconds to the whole answer that so many in a hundred did not exceed. */
  double whole(double percentile) {
    return wholes.getValueAtPercentile(percentile) / MICROS_IN_MILLI;
  }

  /** Frames a second with text, for the visitor who got most. */
  double mostFrames() {
    return mostFrames;
  }

  /** A whole answer came. */
  void answered(String origin, String text) {
    origins.merge(origin, 1, Integer::sum);
    texts.add(text);
  }

  /** Whether all are answered. */
  boolean isComplete() {
    return answered() == asked;
  }

  /** Whether every answer had this origin. */
  boolean isAllFrom(String origin) {
    return origins.keySet().equals(Set.of(origin));
  }

  /**
   * A row of the table.
   *
   * @param calls of the model meanwhile
   */
  String row(String title, int calls) {
    return "| %s | %,d | %,d | %d | %d | %s | %s |%n"
        .formatted(title, asked, answered(), calls, texts.size(), sources(), waits());
  }

  /** How many answers came. */
  int answered() {
    return origins.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Where the answers came from. */
  String sources() {
    return origins.entrySet().stream()
        .map(origin -> "%s %,d".formatted(origin.getKey(), origin.getValue()))
        .collect(joining(", "));
  }

  private String waits() {
    return List.of(50.0, 95.0, 99.0, 100.0).stream()
        .map(waits::getValueAtPercentile)
        .map(micros -> String.format(Locale.ROOT, "%.1f", micros / MICROS_IN_MILLI))
        .collect(joining(" / "));
  }
}
