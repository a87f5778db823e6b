package org.homeservices.generation;

import java.util.concurrent.CompletionStage;

/** Writes a text when it is asked to. */
@FunctionalInterface
public interface Producer {
  /**
   * Writes the text. Called at most once, on a thread of the executor, which must not be held up.
   *
   * @return completed with what is to be told of the text, when it is whole and when whatever must
   *     be stored of it is stored: whoever comes after the end must find it there
   */
  CompletionStage<String> write(Sheet sheet);
}
