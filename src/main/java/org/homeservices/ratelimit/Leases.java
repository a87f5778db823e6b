package org.homeservices.ratelimit;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Places that holders have so many of, counted over all nodes that share a floor. A node that ends
 * without a word frees its places within 15 seconds.
 *
 * <p>Thread-safe; nothing blocks, and no stage fails: where the floor is out of reach the node
 * counts its own. Stages complete on the caller's thread, on one that reads from the network, or on
 * the timer's.
 */
public interface Leases {

  /** A place that is taken. */
  interface Lease {
    /** Of what no limit holds. */
    Lease FREE = () -> {};

    /** Frees the place. Further calls do nothing. */
    void release();
  }

  /**
   * Takes one place of a holder.
   *
   * @param holder not empty
   * @param most how many places it has; 0: without limit, and not counted
   * @return empty where all are taken
   */
  CompletionStage<Optional<Lease>> take(String holder, int most);
}
