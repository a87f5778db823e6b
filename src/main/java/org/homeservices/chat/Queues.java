package org.homeservices.chat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.homeservices.conversation.ConversationId;

/**
 * Calls that are made one after the other for each conversation, in the order in which they came:
 * one is made when the stage of the one before it has completed. As many wait as the channel layer
 * has held. Takes no lock. Thread-safe.
 */
final class Queues {
  private final ConcurrentMap<ConversationId, CompletableFuture<?>> ends =
      new ConcurrentHashMap<>();

  /** Makes a call when it is its turn. */
  <T> CompletionStage<T> inTurn(ConversationId id, Supplier<CompletionStage<T>> call) {
    CompletableFuture<T> own = new CompletableFuture<>();
    CompletableFuture<?> before = ends.put(id, own);
    if (before == null) {
      make(call, id, own);
    } else {
      CompletableFuture<?> unused =
          before.whenComplete((done, failure) -> make(call, id, own));
    }
    return own;
  }

  /** The same where others of the conversation wait; at once where there are none. */
  <T> CompletionStage<T> behindOthers(ConversationId id, Supplier<CompletionStage<T>> call) {
    return ends.containsKey(id) ? inTurn(id, call) : call.get();
  }

  private <T> void make(
      Supplier<CompletionStage<T>> call, ConversationId id, CompletableFuture<T> own) {
    CompletionStage<?> unused =
        Stages.begun(call)
            .whenComplete(
                (value, failure) -> {
                  ends.remove(id, own);
                  if (failure == null) {
                    own.complete(value);
                  } else {
                    own.completeExceptionally(failure);
                  }
                });
  }
}
