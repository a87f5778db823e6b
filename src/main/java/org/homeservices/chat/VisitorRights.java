package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationRecord;
import org.homeservices.conversation.Position;

/**
 * What visitors may ask of what is kept of them: to see it, and to have it erased; also when the
 * conversation cannot be resumed any more. Every stage fails with {@link Unavailable} where the
 * same may succeed later. Thread-safe; nothing blocks.
 */
public final class VisitorRights {
  private final ChatRoom.Ground ground;
  private final Shelf shelf;
  private final Erasure erasure;

  VisitorRights(ChatRoom.Ground ground, Shelf shelf, Erasure erasure) {
    this.ground = ground;
    this.shelf = shelf;
    this.erasure = erasure;
  }

  /**
   * All that is kept of a conversation beside its messages.
   *
   * @param claimed as its token tells it
   * @return empty where it was erased
   */
  public CompletionStage<Optional<ConversationRecord>> record(Conversation claimed) {
    return ground
        .conversations()
        .record(claimed.id())
        .thenCompose(found -> found.isPresent() ? completedStage(found) : unwritten(claimed))
        .exceptionallyCompose(VisitorRights::unavailable);
  }

  /** The end of a conversation's messages. */
  public CompletionStage<Position> position(Conversation conversation) {
    return shelf
        .ready(conversation)
        .thenCompose(ready -> ground.history().latest(Broadcast.groupOf(conversation.id()), 1))
        .thenApply(end -> new Position(end.position().epoch(), end.position().seq()))
        .exceptionallyCompose(VisitorRights::unavailable);
  }

  /**
   * Has nothing left of a conversation, on any node: its sockets are closed, and its running answer
   * is never told. Where that fails some of it may be left, and it is to be asked for again, also
   * where the conversation is not found any more.
   *
   * @param claimed as its token tells it
   * @return whether it was there until now
   */
  public CompletionStage<Boolean> erase(Conversation claimed) {
    return record(claimed)
        .thenCompose(found -> erasure.erase(claimed.id()).thenApply(erased -> found.isPresent()))
        .exceptionallyCompose(failure -> failedStage(new Unavailable(failure)));
  }

  /** A conversation of which only its token tells yet. */
  private CompletionStage<Optional<ConversationRecord>> unwritten(Conversation claimed) {
    return ground
        .conversations()
        .findAnew(claimed)
        .thenApply(
            found ->
                found.map(
                    there ->
                        new ConversationRecord(there, there.createdAt(), null, null, List.of())));
  }

  private static <T> CompletionStage<T> unavailable(Throwable failure) {
    return failedStage(Failures.passes(failure) ? new Unavailable(failure) : failure);
  }
}
