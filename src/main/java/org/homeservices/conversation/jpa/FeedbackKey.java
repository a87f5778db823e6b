package org.homeservices.conversation.jpa;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names the row of a feedback; a class, because Jakarta Persistence 3.1 knows no records. */
public final class FeedbackKey implements Serializable {
  private static final long serialVersionUID = 1L;

  private String conversationId = "";
  private String messageId = "";

  /** For the persistence provider. */
  public FeedbackKey() {}

  FeedbackKey(String conversationId, String messageId) {
    this.conversationId = conversationId;
    this.messageId = messageId;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FeedbackKey key
        && conversationId.equals(key.conversationId)
        && messageId.equals(key.messageId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(conversationId, messageId);
  }
}
