package org.homeservices.chat;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.Rating;
import org.jspecify.annotations.Nullable;

/** Takes what visitors think of whole conversations, also of those that have ended. */
final class RatingDesk {
  private final ConversationStore conversations;
  private final Clock clock;
  private final Broadcast broadcast;
  private final MessageRules rules;

  RatingDesk(ChatRoom.Ground ground, Broadcast broadcast, MessageRules rules) {
    this.conversations = ground.conversations();
    this.clock = ground.clock();
    this.broadcast = broadcast;
    this.rules = rules;
  }

  /**
   * Keeps a rating in the place of an earlier one; completed with why it cannot be.
   *
   * @param score of those that a {@link Rating} may have
   */
  CompletionStage<Optional<Refusal>> take(
      Conversation claimed, int score, @Nullable String comment) {
    Rating rating = new Rating(score, comment, clock.instant());
    Optional<Refusal> refusal = rules.refusalOfReason(comment);
    return refusal
        .map(Refusals::of)
        .orElseGet(() -> conversations.find(claimed).thenCompose(found -> keep(found, rating)))
        .exceptionallyCompose(Refusals::after);
  }

  private CompletionStage<Optional<Refusal>> keep(Optional<Conversation> found, Rating rating) {
    return found
        .map(
            conversation ->
                conversations
                    .rate(conversation.id(), rating)
                    .thenCompose(
                        kept -> {
                          broadcast.tell(conversation.id(), new ChatEvent.Rated(rating));
                          return Refusals.none();
                        }))
        .orElseGet(() -> Refusals.of(Refusal.GONE));
  }
}
