package org.homeservices.check;

import java.util.Collection;
import java.util.function.Function;

/** A report as a table for people. */
public final class ReportText {
  private static final int OUTCOME_WIDTH = "SKIPPED".length();

  private ReportText() {}

  /** Lines that end in a line feed: settings, findings, and how many ended how. */
  public static String of(Report report) {
    StringBuilder text = new StringBuilder("Settings\n");
    int keys = width(report.settings(), SettingLine::key);
    int values = Math.min(40, width(report.settings(), SettingLine::value));
    for (SettingLine line : report.settings()) {
      text.append(row("  %s  %s  %s", pad(line.key(), keys), pad(line.value(), values), line));
    }
    text.append("\nChecks\n");
    int names = width(report.findings(), Finding::name);
    report.findings().forEach(finding -> add(text, finding, names));
    return text.append('\n').append(sum(report)).append('\n').toString();
  }

  private static String row(String form, String key, String value, SettingLine line) {
    return form.formatted(key, value, line.source()) + "\n";
  }

  private static void add(StringBuilder text, Finding finding, int names) {
    String outcome = pad(finding.outcome().name(), OUTCOME_WIDTH);
    text.append("  %s  %s  %s\n".formatted(outcome, pad(finding.name(), names), finding.text()));
    if (!finding.advice().isEmpty()) {
      String margin = " ".repeat(OUTCOME_WIDTH + names + 6);
      text.append(margin).append("→ ").append(finding.advice()).append('\n');
    }
  }

  private static String sum(Report report) {
    return "%d passed, %d warned, %d failed, %d skipped (skipped is not passed)"
        .formatted(
            report.count(Outcome.PASS),
            report.count(Outcome.WARN),
            report.count(Outcome.FAIL),
            report.count(Outcome.SKIPPED));
  }

  private static <T> int width(Collection<T> rows, Function<T, String> column) {
    return rows.stream().map(column).mapToInt(String::length).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
