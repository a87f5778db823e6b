package org.homeservices.database;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Work that one node does for all. Two may do it at once for a moment where their clocks differ, so
 * it must bear being done twice. Nothing here blocks; thread-safe.
 */
public interface Duties {

  /**
   * Takes a duty, or keeps it.
   *
   * @param name of the duty, at most 64 characters
   * @param time for which nobody else may take it
   * @return whether it is this node's now. Fails with {@link DatabaseUnavailable}
   */
  CompletionStage<Boolean> take(String name, Duration time);
}
