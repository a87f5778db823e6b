package org.homeservices.assistant.spending;

import org.homeservices.assistant.Usage;

/**
 * Bills, added up.
 *
 * @param bills how many; grows with each that is added
 * @param answers how many of them were for some text
 * @param usage of all of them
 * @param cost of all of them, in millionths
 */
public record Tally(long bills, long answers, Usage usage, long cost) {
  /** No bill yet. */
  public static final Tally NOTHING = new Tally(0, 0, Usage.NONE, 0);

  /** Of one bill. */
  static Tally of(Bill bill) {
    return new Tally(1, bill.usage().out() > 0 ? 1 : 0, bill.usage(), bill.cost());
  }

  /** Both together. */
  public Tally plus(Tally more) {
    return new Tally(
        bills + more.bills, answers + more.answers, usage.plus(more.usage), cost + more.cost);
  }
}
