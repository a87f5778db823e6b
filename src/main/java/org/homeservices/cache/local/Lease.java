package org.homeservices.cache.local;

/** The right to compute a value alone. Thread-safe. */
public interface Lease {
  /** The right of whoever asks nobody. */
  Lease OF_NOBODY = stored -> {};

  /**
   * Gives it back, once.
   *
   * @param stored whether others find what came of it in the store
   */
  void release(boolean stored);
}
