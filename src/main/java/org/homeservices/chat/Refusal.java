package org.homeservices.chat;

/** Why something that a visitor sent was not taken. */
public enum Refusal {
  /** Fewer characters than allowed. */
  TOO_SHORT,
  /** More characters than allowed. */
  TOO_LONG,
  /** Control characters, marks that reverse the text, or half a character. */
  BAD_CHARACTERS,
  /** The conversation has ended. */
  CLOSED,
  /** The conversation is not there any more. */
  GONE,
  /** It is about an answer, and the assistant has given none such here. */
  NO_ANSWER,
  /** Too many came, or wait for their answers; the same may be sent again later. */
  TOO_MANY,
  /** It could not be stored now; the same may be sent again. */
  UNAVAILABLE
}
