package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Begins stages. */
final class Stages {
  private Stages() {}

  /** What a call returns; a failed stage where it throws. */
  static <T> CompletionStage<T> begun(Supplier<CompletionStage<T>> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      return failedStage(e);
    }
  }
}
