package org.homeservices.check;

import java.util.concurrent.CompletionStage;

/** Checks the node that it runs on. Thread-safe. */
@FunctionalInterface
public interface Inspector {

  /**
   * Checks everything, on a thread of its own.
   *
   * @param deploy whether the rules of production are checked too
   * @return fails with {@link InspectionRunning} while another one runs
   */
  CompletionStage<Report> inspect(boolean deploy);
}
