package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Why what a visitor wants is not done, as stages that are empty where it is. */
final class Refusals {
  private Refusals() {}

  /** It is not done, for such a reason. */
  static CompletionStage<Optional<Refusal>> of(Refusal reason) {
    return completedStage(Optional.of(reason));
  }

  /** It has failed: an outage passes, and the client is told so; everything else is a defect. */
  static CompletionStage<Optional<Refusal>> after(Throwable failure) {
    return Failures.passes(failure) ? of(Refusal.UNAVAILABLE) : failedStage(failure);
  }

  /** It is done. */
  static CompletionStage<Optional<Refusal>> none() {
    return completedStage(Optional.empty());
  }
}
