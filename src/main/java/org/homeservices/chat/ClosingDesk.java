package org.homeservices.chat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.chat.ChatEvent.ModeChanged;
import org.homeservices.chat.ChatEvent.ModeChanged.Reason;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.Mode;

/** Ends conversations for good: where their visitors want it, and where nobody uses them. */
final class ClosingDesk {
  private final ConversationStore conversations;
  private final Clock clock;
  private final Broadcast broadcast;
  private final Bulletin bulletin;

  ClosingDesk(ChatRoom.Ground ground, Broadcast broadcast, Bulletin bulletin) {
    this.conversations = ground.conversations();
    this.clock = ground.clock();
    this.broadcast = broadcast;
    this.bulletin = bulletin;
  }

  /**
   * Ends one; completed with why it cannot be, {@link Refusal#CLOSED} where it has ended before.
   */
  CompletionStage<Optional<Refusal>> close(Conversation claimed) {
    return conversations
        .findAnew(claimed)
        .thenCompose(
            found -> found.map(this::closeFound).orElseGet(() -> Refusals.of(Refusal.GONE)))
        .exceptionallyCompose(Refusals::after);
  }

  /** Ends those that were last used before a time; completed with which, at most so many. */
  CompletionStage<List<ConversationId>> closeUnused(Instant usedBefore, int most) {
    return conversations
        .closeUnused(usedBefore, clock.instant(), most)
        .thenApply(
            closed -> {
              closed.forEach(id -> tell(id, Reason.TIME));
              return closed;
            });
  }

  private CompletionStage<Optional<Refusal>> closeFound(Conversation conversation) {
    return conversation.mode() == Mode.CLOSED
        ? Refusals.of(Refusal.CLOSED)
        : conversations
            .close(conversation.id(), clock.instant())
            .thenCompose(closed -> closed ? told(conversation.id()) : Refusals.of(Refusal.CLOSED));
  }

  private CompletionStage<Optional<Refusal>> told(ConversationId id) {
    tell(id, Reason.VISITOR);
    return Refusals.none();
  }

  private void tell(ConversationId id, Reason reason) {
    broadcast.tell(id, new ModeChanged(Mode.CLOSED, null, reason));
    bulletin.closed(id);
  }
}
