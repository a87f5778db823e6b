package org.homeservices.bench;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.homeservices.bench.SeqWatch.Arrival;

/** Counts what a load client sends and gets. Times are of {@link System#nanoTime()}. */
final class Tally {
  private static final long NANOS_IN_MICRO = 1_000;
  private static final int DIGITS = 3;

  private final Map<Figure, Long> counts = new EnumMap<>(Figure.class);
  private final Histogram latencies = new Histogram(DIGITS);
  private long from = Long.MAX_VALUE;
  private long to = Long.MAX_VALUE;

  /** Sets the window that is measured; before, nothing is. */
  void measure(long start, long end) {
    from = start;
    to = end;
  }

  /** Counts one that has no time. */
  void count(Figure figure, long more) {
    counts.merge(figure, more, Long::sum);
  }

  /** A message was sent that so many sockets should get. */
  void sent(long intendedAt, int sockets) {
    if (isInWindow(intendedAt)) {
      count(Figure.SENT, 1);
      count(Figure.EXPECTED, sockets);
    }
  }

  /** A socket got a message. */
  void arrived(Arrival arrival, long intendedAt, long now) {
    if (arrival == Arrival.AGAIN) {
      count(Figure.REPEATED, 1);
      return;
    }
    count(Figure.LATE, arrival == Arrival.LATE ? 1 : 0);
    count(Figure.ARRIVED, isInWindow(now) ? 1 : 0);
    if (isInWindow(intendedAt)) {
      count(Figure.DELIVERED, 1);
      latencies.recordValue(Math.max(0, now - intendedAt) / NANOS_IN_MICRO);
    }
  }

  /** A socket got a WebSocket message with at least one delivery. */
  void gotText(long now) {
    count(Figure.TEXTS, isInWindow(now) ? 1 : 0);
  }

  /** Whether all that were sent in the window have arrived. */
  boolean isComplete() {
    return counts.getOrDefault(Figure.DELIVERED, 0L) >= counts.getOrDefault(Figure.EXPECTED, 0L);
  }

  /** Everything so far. */
  LoadReport report() {
    Map<Figure, Long> figures = new EnumMap<>(counts);
    figures.put(Figure.P50, latencies.getValueAtPercentile(50));
    figures.put(Figure.P95, latencies.getValueAtPercentile(95));
    figures.put(Figure.P99, latencies.getValueAtPercentile(99));
    figures.put(Figure.MAX, latencies.getMaxValue());
    return new LoadReport(figures);
  }

  private boolean isInWindow(long time) {
    // Differences, because nanoTime may be negative and may wrap.
    return from != Long.MAX_VALUE && time - from >= 0 && time - to < 0;
  }
}
