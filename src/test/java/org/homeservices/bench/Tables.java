package org.homeservices.bench;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import org.homeservices.bench.ProcessCpu.ThreadCpu;

/** Writes results as Markdown, in the form of PERFORMANCE.md. */
final class Tables {
  private static final int MOST_THREADS = 12;

  private Tables() {}

  /** A row for each run. */
  static String of(List<Measured> runs) {
    return """
        | Profile | messages/s | deliveries/s | lost | p50 / p95 / p99 / max, ms | \
        CPU µs per delivery | each process | joined | others |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        """
        + runs.stream().map(Tables::row).collect(joining());
  }

  /** Where the processor time of a run went, by thread name. */
  static String threads(Measured run) {
    return "%nCPU µs per delivery by thread, %s:%n%n".formatted(run.title())
        + run.cpu().processes().entrySet().stream()
            .map(
                process ->
                    "- %s: %s%n".formatted(process.getKey(), threads(run, process.getValue())))
            .collect(joining());
  }

  private static String row(Measured run) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %s | %s | %s | %s | %.1f | %.2f |%n",
        run.title(),
        run.load().rate(),
        run.deliveriesPerSecond(),
        lost(run.report()),
        latencies(run.report()),
        format(run.microsPerDelivery()),
        parts(run),
        run.joined(),
        run.cpu().othersLoad());
  }

  private static String lost(LoadReport report) {
    String wrong = report.wrong();
    return report.lost() + (wrong.isEmpty() ? "" : " (" + wrong + ")");
  }

  private static String latencies(LoadReport report) {
    return List.of(Figure.P50, Figure.P95, Figure.P99, Figure.MAX).stream()
        .map(report::millis)
        .map(Tables::format)
        .collect(joining(" / "));
  }

  private static String parts(Measured run) {
    return run.cpu().processes().keySet().stream()
        .sorted()
        .map(name -> name + " " + format(run.microsPerDelivery(name)))
        .collect(joining(", "));
  }

  private static String threads(Measured run, ProcessCpu process) {
    return process.hungriest(MOST_THREADS).stream()
        .map(thread -> thread.name() + " " + format(micros(run, thread)))
        .collect(joining(", "));
  }

  private static double micros(Measured run, ThreadCpu thread) {
    return thread.cpu().toNanos() / 1_000.0 / Math.max(1, run.report().count(Figure.ARRIVED));
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
