package org.homeservices.assistant;

/** Takes an answer while it is being written. */
public interface AnswerSink extends TextSink {
  /** What came before is void: the answer begins anew. */
  void reset();
}
