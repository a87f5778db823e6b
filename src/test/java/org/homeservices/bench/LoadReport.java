package org.homeservices.bench;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a load client saw in one run. */
record LoadReport(Map<Figure, Long> figures) {

  LoadReport {
    figures = Map.copyOf(figures);
  }

  /** One of the figures; 0 where it was not counted. */
  long count(Figure figure) {
    return figures.getOrDefault(figure, 0L);
  }

  /** A percentile in milliseconds. */
  double millis(Figure percentile) {
    return count(percentile) / 1_000.0;
  }

  /** Deliveries of the window that never came. */
  long lost() {
    return count(Figure.EXPECTED) - count(Figure.DELIVERED);
  }

  /** Whether every message came to every socket, once, in order, and no socket was closed. */
  boolean isFlawless() {
    return lost() == 0 && wrong().isEmpty();
  }

  /** What went wrong apart from losses, in words; empty where nothing did. */
  String wrong() {
    return Stream.of(Figure.REPEATED, Figure.LATE, Figure.MISSING, Figure.REFUSED, Figure.CLOSED)
        .filter(figure -> count(figure) != 0)
        .map(figure -> figure.name().toLowerCase(Locale.ROOT) + " " + count(figure))
        .collect(joining(", "));
  }

  /** The report as one line; {@link #parse} reads it. */
  String line() {
    return new TreeMap<>(figures)
        .entrySet().stream()
            .map(figure -> figure.getKey() + "=" + figure.getValue())
            .collect(joining(" "));
  }

  /** Reads a report from its line. */
  static LoadReport parse(String line) {
    return new LoadReport(
        Arrays.stream(line.split(" "))
            .map(figure -> figure.split("="))
            .collect(toMap(pair -> Figure.valueOf(pair[0]), pair -> Long.parseLong(pair[1]))));
  }
}
