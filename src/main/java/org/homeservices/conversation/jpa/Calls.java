package org.homeservices.conversation.jpa;

import static java.lang.System.Logger.Level.DEBUG;
import static java.util.concurrent.CompletableFuture.failedStage;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationsUnavailable;
import org.homeservices.database.Database;

/** Transactions that nobody waits long for. */
final class Calls {
  private static final System.Logger LOGGER = System.getLogger(Calls.class.getName());
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration PATIENCE_WITH_CHANGES = Duration.ofSeconds(2);

  private final Attempts attempts;

  Calls(Database database) {
    this.attempts = new Attempts(database);
  }

  /**
   * What is {@code otherwise} where the database fails, or takes longer than a visitor should wait.
   *
   * @param then called with what was found, also where it comes too late
   */
  <T> CompletionStage<T> soon(Function<EntityManager, T> work, UnaryOperator<T> then, T otherwise) {
    return attempts
        .inTransaction(work)
        .thenApply(then)
        .exceptionally(failure -> untold(failure, otherwise))
        .toCompletableFuture()
        .copy()
        .completeOnTimeout(otherwise, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static <T> T untold(Throwable failure, T otherwise) {
    LOGGER.log(DEBUG, "database does not tell of a conversation", failure);
    return otherwise;
  }

  /** Fails soon where the database does not answer: whoever asks for this must know. */
  <T> CompletionStage<T> surely(ConversationId id, Function<EntityManager, T> work) {
    return surely(work, failure -> new ConversationsUnavailable(id, failure));
  }

  /** The same, where it is about no one conversation. */
  <T> CompletionStage<T> surely(Function<EntityManager, T> work) {
    return surely(work, ConversationsUnavailable::new);
  }

  private <T> CompletionStage<T> surely(
      Function<EntityManager, T> work, Function<Throwable, ConversationsUnavailable> unavailable) {
    return attempts
        .inTransaction(work)
        .toCompletableFuture()
        .copy()
        .orTimeout(PATIENCE_WITH_CHANGES.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(failure -> failedStage(unavailable.apply(failure)));
  }
}
