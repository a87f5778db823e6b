package org.homeservices.chat;

/** Why a message was not taken. */
public enum Refusal {
  /** Fewer characters than allowed. */
  TOO_SHORT,
  /** More characters than allowed. */
  TOO_LONG,
  /** Control characters, marks that reverse the text, or half a character. */
  BAD_CHARACTERS,
  /** The conversation has ended. */
  CLOSED,
  /** It could not be stored now; the same message may be sent again. */
  UNAVAILABLE
}
