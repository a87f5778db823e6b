package org.homeservices.conversation.jpa;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names the row of a message; a class, because Jakarta Persistence 3.1 knows no records. */
public final class MessageKey implements Serializable {
  private static final long serialVersionUID = 1L;

  private String conversationId = "";
  private long seq;

  /** For the persistence provider. */
  public MessageKey() {}

  MessageKey(String conversationId, long seq) {
    this.conversationId = conversationId;
    this.seq = seq;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MessageKey key
        && seq == key.seq
        && conversationId.equals(key.conversationId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(conversationId, seq);
  }
}
