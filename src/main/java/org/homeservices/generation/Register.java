package org.homeservices.generation;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Remembers, for all nodes, what is being written under a name, for who comes in the middle. A name
 * has at most one entry, the latest; an entry ends by itself after {@link
 * GenerationSettings#idle()}. Where the other nodes are out of reach, each node remembers its own.
 * Thread-safe; nothing blocks, and no stage fails.
 */
public interface Register {
  /**
   * Enters what is being written.
   *
   * @param entry a text that only the caller must understand
   */
  CompletionStage<Void> enter(String name, String entry);

  /** What was entered last and not struck. */
  CompletionStage<Optional<String>> find(String name);

  /** Takes an entry away, unless another one stands there by now. */
  CompletionStage<Void> strike(String name, String entry);
}
