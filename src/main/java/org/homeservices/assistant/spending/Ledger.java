package org.homeservices.assistant.spending;

import java.time.LocalDate;
import java.util.concurrent.CompletionStage;

/**
 * Where it stands what models have cost, over all nodes that share a floor.
 *
 * <ul>
 *   <li>What is spent and reserved together never goes beyond the day's budget, as long as no text
 *       costs more than was reserved for it.
 *   <li>A reservation that nobody settles frees itself after two minutes.
 *   <li>Each reservation is settled once; what is settled later, or by another ledger than the one
 *       it was made by, changes nothing.
 *   <li>A day's counts are kept for 40 days. Counts of the last second may die with their node.
 * </ul>
 *
 * <p>Thread-safe; nothing blocks, and no stage fails: where the floor is out of reach within 50 ms,
 * the node decides by what it knows. Stages complete on the caller's thread, on one that reads from
 * the network, or on a timer's.
 */
public interface Ledger {
  /**
   * Puts money aside for a text.
   *
   * @param estimate what it may cost at most, in millionths
   */
  CompletionStage<Allowance> reserve(long estimate);

  /**
   * Puts what a text has cost in the place of its reservation, also when that has freed itself.
   *
   * @return completed when all nodes can know
   */
  CompletionStage<Void> settle(Reservation reservation, Bill bill);

  /**
   * An answer came without a text being written for it.
   *
   * @param bill what its text had cost when it was written
   */
  void saved(Bill bill, Saving how);

  /** What stands there of a day; of one that is unknown, nothing but the budget. */
  CompletionStage<DayReport> report(LocalDate day);
}
