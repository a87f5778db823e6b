package org.homeservices.ratelimit;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Token buckets, shared by all nodes that share a floor. Each is full until it is first charged.
 * Time is monotonic: a clock that is set forward or back frees nobody and blocks nobody.
 *
 * <p>Thread-safe; nothing blocks, and but for {@link #forget} no stage fails: where the floor is
 * out of reach the node decides by itself. Stages complete on the caller's thread, on one that
 * reads from the network, or on the timer's; what hangs on them must not block.
 */
public interface RateLimiter {

  /**
   * Takes all of the tokens, or none: in one step, also where many take at once.
   *
   * @param charges each of another bucket; none: {@link Decision#FREE}
   */
  CompletionStage<Decision> take(List<Charge> charges);

  /** Gives tokens back. No bucket holds more than its capacity thereby. */
  CompletionStage<Void> giveBack(List<Charge> charges);

  /**
   * Forgets a holder's buckets, which are full then.
   *
   * @param kinds of the buckets
   * @return completed when nothing tells of the holder any more; fails with {@link NotForgotten},
   *     unlike all others, where that is not sure
   */
  CompletionStage<Void> forget(List<Bucket> kinds, String key);
}
