package org.homeservices.chat;

import java.util.function.Function;
import org.homeservices.generation.Ending;

/** How an answer came to its end, as one node sees it. */
sealed interface AnswerEnd {

  /** Calls the function that fits. */
  <T> T fold(
      Function<Told, T> onTold, Function<Stopped, T> onStopped, Function<Published, T> onPublished);

  /** Its text has ended by itself. */
  record Told(Ending ending) implements AnswerEnd {
    @Override
    public <T> T fold(
        Function<Told, T> onTold,
        Function<Stopped, T> onStopped,
        Function<Published, T> onPublished) {
      return onTold.apply(this);
    }
  }

  /** Somebody has stopped it; this is the text until then. */
  record Stopped(String text) implements AnswerEnd {
    @Override
    public <T> T fold(
        Function<Told, T> onTold,
        Function<Stopped, T> onStopped,
        Function<Published, T> onPublished) {
      return onStopped.apply(this);
    }
  }

  /** Its message is there, by another node: nothing is left to do. */
  record Published() implements AnswerEnd {
    @Override
    public <T> T fold(
        Function<Told, T> onTold,
        Function<Stopped, T> onStopped,
        Function<Published, T> onPublished) {
      return onPublished.apply(this);
    }
  }
}
