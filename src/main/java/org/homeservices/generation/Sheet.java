package org.homeservices.generation;

/** What a producer writes on. Its calls come one at a time, from any thread. */
public interface Sheet {
  /**
   * More of the text.
   *
   * @param more an empty one says nothing
   */
  void text(String more);

  /** What was written before is void. */
  void reset();

  /**
   * Has a task run when nobody wants the text any more, at once where it is so already. Nothing
   * that is written afterwards is told to anybody.
   */
  void whenUnwanted(Runnable stop);
}
