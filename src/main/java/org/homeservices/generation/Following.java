package org.homeservices.generation;

/** Somebody's following of a text. */
@FunctionalInterface
public interface Following {
  /** Ends it: nothing is told afterwards, but for what is being told right now. Idempotent. */
  void leave();
}
