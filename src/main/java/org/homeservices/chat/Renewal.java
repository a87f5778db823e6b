package org.homeservices.chat;

import java.time.Duration;
import java.util.function.Function;

/** What became of the wish for a new answer in place of the last one. */
public sealed interface Renewal {

  /** Calls the function that fits. */
  <T> T fold(Function<Begun, T> onBegun, Function<Refused, T> onRefused);

  /** It will be written. */
  record Begun() implements Renewal {
    @Override
    public <T> T fold(Function<Begun, T> onBegun, Function<Refused, T> onRefused) {
      return onBegun.apply(this);
    }
  }

  /**
   * It will not.
   *
   * @param retryAfter when it may be asked for again; zero where that is not known
   */
  record Refused(Reason reason, Duration retryAfter) implements Renewal {
    /** Why not. */
    public enum Reason {
      /** It is not the last answer of the conversation. */
      NOT_LAST,
      /** An answer is being written. */
      BUSY,
      /** Nobody but people answers here. */
      NO_ASSISTANT,
      /** The conversation has ended. */
      CLOSED,
      /** The conversation is not there any more. */
      GONE,
      /** Too much was asked for. */
      TOO_MANY,
      /** What was said cannot be read now. */
      UNAVAILABLE
    }

    /** Of which nobody knows when it may be asked for again. */
    static Refused of(Reason reason) {
      return new Refused(reason, Duration.ZERO);
    }

    @Override
    public <T> T fold(Function<Begun, T> onBegun, Function<Refused, T> onRefused) {
      return onRefused.apply(this);
    }
  }
}
