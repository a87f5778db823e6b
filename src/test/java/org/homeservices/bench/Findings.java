package org.homeservices.bench;

import java.util.ArrayList;
import java.util.List;

/** What was found so far, in Markdown. */
final class Findings {
  private final List<Measured> runs = new ArrayList<>();
  private final StringBuilder notes = new StringBuilder();

  /** Adds a row. */
  void add(Measured run) {
    runs.add(run);
  }

  /** Adds what stands below the table. */
  void note(String text) {
    notes.append(text);
  }

  /** The latest row. */
  Measured last() {
    return runs.get(runs.size() - 1);
  }

  /** All of it. */
  String text() {
    return (runs.isEmpty() ? "" : Tables.of(runs)) + notes;
  }
}
