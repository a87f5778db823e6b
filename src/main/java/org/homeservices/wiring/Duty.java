package org.homeservices.wiring;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.homeservices.database.Duties;
import org.jspecify.annotations.Nullable;

/**
 * Work that one node does for all, again and again. What fails is tried the next time.
 *
 * @param name of the duty
 * @param lease for how long nobody else takes it: longer than the pause between two runs
 * @param work what is to be done
 */
record Duty(String name, Duration lease, Supplier<? extends CompletionStage<?>> work) {
  private static final System.Logger LOGGER = System.getLogger(Duty.class.getName());

  /** Does the work, where it is this node's. */
  void run(Duties duties) {
    CompletionStage<?> unused =
        duties
            .take(name, lease)
            .thenCompose(mine -> mine ? work.get().thenAccept(done -> {}) : completedStage(null))
            .whenComplete((done, failure) -> tell(failure));
  }

  private void tell(@Nullable Throwable failure) {
    if (failure != null) {
      LOGGER.log(WARNING, "not done now duty={0} {1}", name, failure.toString());
    }
  }
}
