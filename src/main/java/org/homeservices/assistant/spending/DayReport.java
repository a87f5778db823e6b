package org.homeservices.assistant.spending;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a day has cost so far, and what it has not.
 *
 * @param budget of a day, in millionths; 0: without limit
 * @param reserved for texts that are being written, in millionths
 * @param models what each model's texts have cost, by its name
 * @param savings what answers would have cost that came otherwise
 * @param ofAllNodes false: the other nodes' are missing, since they are out of reach
 */
public record DayReport(
    LocalDate day,
    long budget,
    long reserved,
    Map<String, Tally> models,
    Map<Saving, Tally> savings,
    boolean ofAllNodes) {
  /** Copies the maps. */
  public DayReport {
    models = Map.copyOf(models);
    savings = Map.copyOf(savings);
  }

  /** What all texts have cost, in millionths. */
  public long spent() {
    return models.values().stream().mapToLong(Tally::cost).sum();
  }

  /**
   * What the day would have cost more if every answer had been written anew, in millionths. Net:
   * nothing is to be taken off, since no text is written but for somebody who asks, and that is
   * spent.
   */
  public long netSaved() {
    return savings.values().stream().mapToLong(Tally::cost).sum();
  }
}
