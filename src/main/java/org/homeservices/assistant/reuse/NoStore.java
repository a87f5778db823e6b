package org.homeservices.assistant.reuse;

/**
 * Why an answer serves nobody but who asked. Where several reasons hold, the first of them in this
 * order is the one that is named and counted.
 */
public enum NoStore {
  /** The prompt holds something about the visitor. */
  PERSONAL,
  /** A person answers in this conversation, or is to. */
  HUMAN_MODE,
  /** Somebody tries out articles or rules that are not public yet. */
  ADMIN_PREVIEW,
  /** The request asked for it. */
  NO_STORE_HEADER,
  /** A file came with the question. */
  ATTACHMENT,
  /** Answering does something, such as opening a ticket. */
  TOOL_SIDE_EFFECT,
  /** Somebody found this answer bad a short while ago. */
  DISLIKED,
  /** The model writes too freely for one answer to stand for others. */
  TEMPERATURE,
  /** Nothing is asked, or nothing is answered. */
  TOO_SHORT,
  /** Too much to be somebody else's question, or to be kept. */
  TOO_LONG,
  /** The question holds a document, an address, a number or a name of somebody. */
  PII_IN,
  /** The question means something that was said before. */
  HISTORY,
  /** The answer is another one in a minute: an order's state, who is free now. */
  LIVE_DATA,
  /** The visitor is angry and shall get an answer of their own, or a person. */
  COMPLAINT,
  /** Question or answer was held back. */
  MODERATED,
  /** The answer did not come to its end. */
  UNFINISHED,
  /** The model declined to answer. */
  REFUSAL,
  /** The answer holds personal data that its passages do not. */
  PII_OUT
}
