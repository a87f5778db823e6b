package org.homeservices.assistant;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Something that continues a prompt. */
public interface LanguageModel {
  /**
   * Writes a text piece by piece.
   *
   * @param onText takes each piece, in order, one thread at a time; none after the stage is
   *     complete
   * @return completed when the text is whole; failed with {@link ModelFailure} where it is not,
   *     within the bounds of {@link ModelSettings}. Never blocks the caller.
   */
  CompletionStage<Void> write(Prompt prompt, Consumer<String> onText);
}
