package org.homeservices.assistant.spending;

/** How an answer came without a text being written for it. */
public enum Saving {
  /** It had been kept. */
  CACHE,
  /** It was being written for somebody else. */
  JOINED
}
