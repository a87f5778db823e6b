package org.homeservices.assistant;

/** Takes an answer while it is being written. Called by one thread at a time; returns at once. */
public interface AnswerSink {
  /** More text, to be put after what came before. Never empty. */
  void text(String more);

  /** What came before is void: the answer begins anew. */
  void reset();
}
