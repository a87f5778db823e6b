package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

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
  private final ChatWatch watch;

  RatingDesk(ChatRoom.Ground ground, Broadcast broadcast, MessageRules rules) {
    this.conversations = ground.conversations();
    this.clock = ground.clock();
    this.watch = ground.watch();
    this.broadcast = broadcast;
    this.rules = rules;
  }

  /**
   * Keeps a rating in the place of an earlier one.
   *
   * @param score of those that a {@link Rating} may have
   */
  CompletionStage<Appraisal> take(Conversation claimed, int score, @Nullable String comment) {
    Rating rating = new Rating(score, comment, clock.instant());
    return rules
        .refusalOfReason(comment)
        .map(RatingDesk::refused)
        .orElseGet(() -> conversations.find(claimed).thenCompose(found -> keep(found, rating)))
        .exceptionallyCompose(RatingDesk::after);
  }

  private CompletionStage<Appraisal> keep(Optional<Conversation> found, Rating rating) {
    return found
        .map(
            conversation ->
                conversations
                    .rate(conversation.id(), rating)
                    .thenApply(isNews -> told(conversation, rating, isNews)))
        .orElseGet(() -> refused(Refusal.GONE));
  }

  private Appraisal told(Conversation conversation, Rating rating, boolean isNews) {
    if (isNews) {
      watch.rated(rating.score());
    }
    broadcast.tell(conversation.id(), new ChatEvent.Rated(rating));
    return new Appraisal.Kept(isNews);
  }

  private static CompletionStage<Appraisal> refused(Refusal reason) {
    return completedStage(new Appraisal.Refused(reason));
  }

  /** An outage passes, and the client is told so; everything else is a defect. */
  private static CompletionStage<Appraisal> after(Throwable failure) {
    return Failures.passes(failure) ? refused(Refusal.UNAVAILABLE) : failedStage(failure);
  }
}
