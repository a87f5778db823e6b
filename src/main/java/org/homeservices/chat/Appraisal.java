package org.homeservices.chat;

import java.util.function.Function;

/** What became of a visitor's rating. */
public sealed interface Appraisal {

  /** Calls the function that fits. */
  <T> T fold(Function<Kept, T> onKept, Function<Refused, T> onRefused);

  /**
   * It is kept, and all members of the conversation are told.
   *
   * @param isNews whether its score is another than before
   */
  record Kept(boolean isNews) implements Appraisal {
    @Override
    public <T> T fold(Function<Kept, T> onKept, Function<Refused, T> onRefused) {
      return onKept.apply(this);
    }
  }

  /** It is not kept. */
  record Refused(Refusal reason) implements Appraisal {
    @Override
    public <T> T fold(Function<Kept, T> onKept, Function<Refused, T> onRefused) {
      return onRefused.apply(this);
    }
  }
}
