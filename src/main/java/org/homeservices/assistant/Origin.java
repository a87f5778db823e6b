package org.homeservices.assistant;

/** Where an answer came from. */
public enum Origin {
  /** A language model wrote it. */
  MODEL,
  /** It is a passage of the knowledge base. */
  KNOWLEDGE,
  /** Nothing was found: it says what the assistant can do instead. */
  FALLBACK
}
