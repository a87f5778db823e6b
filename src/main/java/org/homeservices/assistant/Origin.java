package org.homeservices.assistant;

/** Where an answer came from. */
public enum Origin {
  /** A language model wrote it. */
  MODEL,
  /** A language model wrote it for somebody else who asked the same at the same time. */
  JOINED,
  /** It is a passage of the knowledge base. */
  KNOWLEDGE,
  /** Nothing was found: it says what the assistant can do instead. */
  FALLBACK
}
