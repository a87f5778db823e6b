package org.homeservices.assistant;

import java.util.concurrent.CompletionStage;

/** Something that continues a prompt. */
public interface LanguageModel {
  /**
   * Writes a text piece by piece.
   *
   * @param sink takes each piece, in order; none after the stage is complete. Where it does not
   *     want the text any more, the model stops, and costs nothing more
   * @return completed when the text is whole, with how it ended and what it took; failed with
   *     {@link ModelFailure} where it is not, within the bounds of {@link ModelSettings}. Never
   *     blocks the caller.
   */
  CompletionStage<Completion> write(Prompt prompt, TextSink sink);
}
