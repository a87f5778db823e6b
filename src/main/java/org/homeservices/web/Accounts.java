package org.homeservices.web;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What the owner may read of the money, in millionths of the owner's currency. Thread-safe. */
@FunctionalInterface
public interface Accounts {
  /** What stands there of a day in UTC; does not fail. */
  CompletionStage<Day> of(LocalDate day);

  /**
   * One day.
   *
   * @param isOfAllNodes false: the other nodes' money is missing, since they are out of reach
   * @param budget 0: without limit
   * @param spent for texts that were written
   * @param reserved for texts that are being written
   * @param saved what the day would have cost more if every answer had been written anew
   * @param models one row for each, under its name
   * @param savings one row for each way in which an answer came without a text being written
   */
  record Day(
      LocalDate day,
      boolean isOfAllNodes,
      long budget,
      long spent,
      long reserved,
      long saved,
      List<Row> models,
      List<Row> savings) {
    /** Copies the lists. */
    public Day {
      models = List.copyOf(models);
      savings = List.copyOf(savings);
    }
  }

  /**
   * Answers of one kind, added up.
   *
   * @param tokensIn read, all of them
   * @param tokensCachedIn of these, read for the second time
   * @param tokensOut written
   * @param amount of money
   */
  record Row(
      String name, long answers, long tokensIn, long tokensCachedIn, long tokensOut, long amount) {}
}
