package org.homeservices.conversation;

/** What was to be kept of a conversation could not be kept now; it may be tried again. */
public final class ConversationsUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the conversation, and why. */
  public ConversationsUnavailable(ConversationId id, Throwable cause) {
    super("conversation %s: its store is out of reach".formatted(id.value()), cause);
  }

  /** Names the conversation of a store that is known to be out of reach. */
  public ConversationsUnavailable(ConversationId id) {
    super("conversation %s: its store is out of reach".formatted(id.value()));
  }

  /** Where it is about no one conversation. */
  public ConversationsUnavailable(Throwable cause) {
    super("the store of conversations is out of reach", cause);
  }
}
