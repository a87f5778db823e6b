package org.homeservices.conversation;

/** Who wrote a message. */
public enum Author {
  /** The visitor of the site. */
  VISITOR,
  /** The AI assistant. */
  ASSISTANT,
  /** A person of the company. */
  AGENT,
  /** The product itself. */
  SYSTEM
}
