package org.homeservices.assistant;

/** Where an answer came from. */
public enum Origin {
  /** A courtesy, for which no model is needed. */
  RULE,
  /** A language model wrote it. */
  MODEL,
  /** A language model wrote it for somebody else who asked the same at the same time. */
  JOINED,
  /** A language model wrote it earlier. */
  CACHE,
  /** It wrote it so long ago that it is only said because nothing better can be had. */
  STALE,
  /** It is a passage of the knowledge base. */
  KNOWLEDGE,
  /** Nothing was found: it says what the assistant can do instead. */
  FALLBACK,
  /** It offers a person, or says what becomes of the wish for one. */
  HUMAN
}
