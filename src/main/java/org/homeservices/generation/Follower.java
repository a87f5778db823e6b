package org.homeservices.generation;

/**
 * Is told a text as it is written, by one thread at a time. Each call returns at once and takes no
 * lock that is held while {@link Generations#follow} is called; it may leave.
 */
public interface Follower {
  /**
   * More of the text.
   *
   * @param more at first all that there is; never empty
   */
  void text(String more);

  /** What came before is void: the text begins anew. */
  void reset();

  /** The text has come to its end; the last call. */
  void ended(Ending ending);
}
