package org.homeservices.assistant;

import java.time.Duration;

/** Takes a text while it is being written. Called by one thread at a time; returns at once. */
@FunctionalInterface
public interface TextSink {
  /** More text, to be put after what came before. Never empty. */
  void text(String more);

  /**
   * Has a task run when nobody wants the text any more, at once where it is so already; whoever
   * writes is to stop. Unless it says otherwise, a sink wants the text for ever.
   */
  default void whenUnwanted(Runnable stop) {}

  /** How long whoever is to read the text waits for it already. */
  default Duration waited() {
    return Duration.ZERO;
  }
}
