package org.homeservices.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What a visitor thinks of an answer.
 *
 * @param messageId the answer
 * @param reason in the visitor's words, null where there are none
 */
public record Feedback(String messageId, Value value, @Nullable String reason) {
  /** Good or bad. */
  public enum Value {
    /** It helped. */
    UP,
    /** It did not. */
    DOWN
  }
}
