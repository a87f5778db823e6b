package org.homeservices.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a conversation beside its messages.
 *
 * @param usedAt when something was last said or done in it
 * @param closedAt when it ended, null where it has not
 * @param rating null where there is none
 * @param feedback on its messages, in no order
 */
public record ConversationRecord(
    Conversation conversation,
    Instant usedAt,
    @Nullable Instant closedAt,
    @Nullable Rating rating,
    List<Feedback> feedback) {
  /** Copies the list. */
  public ConversationRecord {
    feedback = List.copyOf(feedback);
  }

  /** What the visitor thinks of it all. */
  public Optional<Rating> givenRating() {
    return Optional.ofNullable(rating);
  }
}
