package org.homeservices.assistant;

import java.util.Optional;

/** Writes whole answers the way they are kept and travel between nodes. Pure. */
public interface AnswerCodec {
  /** An answer as a text. */
  String encode(Answer answer);

  /** The answer of a text; empty where it is none that this version can read. */
  Optional<Answer> decode(String text);
}
