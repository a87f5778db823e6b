package org.homeservices.generation;

import java.util.function.Function;

/** How a text came to its end. */
public sealed interface Ending {

  /** Calls the function that fits. */
  <T> T fold(Function<Whole, T> onWhole, Function<Failed, T> onFailed);

  /**
   * The text is whole, and what had to be stored is stored.
   *
   * @param text all of it
   * @param outcome what its producer tells of it
   * @param joined whether somebody else's producer wrote it
   */
  record Whole(String text, String outcome, boolean joined) implements Ending {
    @Override
    public <T> T fold(Function<Whole, T> onWhole, Function<Failed, T> onFailed) {
      return onWhole.apply(this);
    }
  }

  /**
   * The producer failed; nobody else is asked.
   *
   * @param reason for the log; holds nothing of the text
   */
  record Failed(String reason) implements Ending {
    @Override
    public <T> T fold(Function<Whole, T> onWhole, Function<Failed, T> onFailed) {
      return onFailed.apply(this);
    }
  }
}
