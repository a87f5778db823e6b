package org.homeservices.channel;

import java.util.function.Consumer;

/** Whether this node reaches the others. Thread-safe. */
public interface Link {
  /** False while the members on this node are served from its own memory alone. */
  boolean isUp();

  /**
   * Has every later change told, on a thread of the layer, one after the other.
   *
   * @param watcher gets what {@link #isUp()} says now; must return at once and never throw
   */
  void watch(Consumer<Boolean> watcher);
}
