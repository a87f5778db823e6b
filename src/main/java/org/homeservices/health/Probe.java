package org.homeservices.health;

import java.util.concurrent.CompletionStage;

/** Asks a room that health does not know. */
@FunctionalInterface
public interface Probe {

  /** Fails where the room does not do what it promises. Does not block. */
  CompletionStage<?> ask();
}
