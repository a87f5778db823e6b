package org.homeservices.assistant;

/** Is told what need not be paid, since a model has written it before or for somebody else. */
@FunctionalInterface
public interface Savings {
  /** Nobody counts. */
  Savings UNCOUNTED = (work, how) -> {};

  /**
   * An answer was given once more. Returns at once, never fails.
   *
   * @param work that was done for it when it was written
   * @param how {@link Origin#CACHE}, {@link Origin#STALE} or {@link Origin#JOINED}
   */
  void saved(Work work, Origin how);
}
