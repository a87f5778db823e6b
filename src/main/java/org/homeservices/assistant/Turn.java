package org.homeservices.assistant;

/**
 * Something that was said earlier in a conversation.
 *
 * @param text as it was said
 */
public record Turn(Speaker speaker, String text) {
  /** Who said it. */
  public enum Speaker {
    /** The visitor. */
    VISITOR,
    /** The assistant, or a person of the company. */
    COMPANY
  }
}
