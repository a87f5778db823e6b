package org.homeservices.conversation;

/** Who answers in a conversation. */
public enum Mode {
  /** The assistant answers. */
  ASSISTANT,
  /** A person has been asked for and has not come yet. */
  WAITING,
  /** A person answers. */
  HUMAN,
  /** Nobody: it has ended. */
  CLOSED
}
