package org.homeservices.assistant.reuse;

/** How the writing of an answer ended. */
public enum Finish {
  /** The model had said all. */
  STOP,
  /** The limit of tokens cut it. */
  LENGTH,
  /** A filter held it back. */
  FILTERED,
  /** The model called a tool instead. */
  TOOL,
  /** The connection, the visitor or a time limit cut it. */
  BROKEN
}
