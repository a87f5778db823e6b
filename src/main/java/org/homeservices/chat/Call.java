package org.homeservices.chat;

import java.time.Duration;
import java.util.function.Function;
import org.homeservices.conversation.Mode;

/** What became of a visitor's wish for a person. */
public sealed interface Call {

  /** Calls the function that fits. */
  <T> T fold(
      Function<Heard, T> onHeard, Function<Standing, T> onStanding, Function<Refused, T> onRefused);

  /** All members of the conversation are told what follows from it. */
  record Heard() implements Call {
    @Override
    public <T> T fold(
        Function<Heard, T> onHeard,
        Function<Standing, T> onStanding,
        Function<Refused, T> onRefused) {
      return onHeard.apply(this);
    }
  }

  /** Nothing follows: a person answers already, or was called before. */
  record Standing(Mode mode) implements Call {
    @Override
    public <T> T fold(
        Function<Heard, T> onHeard,
        Function<Standing, T> onStanding,
        Function<Refused, T> onRefused) {
      return onStanding.apply(this);
    }
  }

  /**
   * Nobody is called.
   *
   * @param retryAfter when it may be asked for again; zero where that is not known
   */
  record Refused(Refusal reason, Duration retryAfter) implements Call {
    /** Of which nobody knows when it may be asked for again. */
    static Refused of(Refusal reason) {
      return new Refused(reason, Duration.ZERO);
    }

    @Override
    public <T> T fold(
        Function<Heard, T> onHeard,
        Function<Standing, T> onStanding,
        Function<Refused, T> onRefused) {
      return onRefused.apply(this);
    }
  }
}
