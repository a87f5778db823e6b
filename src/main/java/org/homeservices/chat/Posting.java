package org.homeservices.chat;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What became of a message. */
public sealed interface Posting {

  /** Calls the function that fits. */
  <T> T fold(
      Function<Stored, T> onStored, Function<Held, T> onHeld, Function<Refused, T> onRefused);

  /** It is stored, now or by an earlier attempt under the same client id. */
  record Stored(String clientId, long seq, String id) implements Posting {
    @Override
    public <T> T fold(
        Function<Stored, T> onStored, Function<Held, T> onHeld, Function<Refused, T> onRefused) {
      return onStored.apply(this);
    }
  }

  /**
   * It is kept on this node and answered already, but is not stored for good yet: the history is
   * out of reach, or the archive has to have it first.
   *
   * @param later completed when it is stored; fails where the node stops first
   */
  record Held(String clientId, CompletionStage<Stored> later) implements Posting {
    @Override
    public <T> T fold(
        Function<Stored, T> onStored, Function<Held, T> onHeld, Function<Refused, T> onRefused) {
      return onHeld.apply(this);
    }
  }

  /**
   * It was not taken.
   *
   * @param retryAfter when the same message may be taken; zero where that is not known
   */
  record Refused(String clientId, Refusal reason, Duration retryAfter) implements Posting {
    /** Of which nobody knows when it may be taken. */
    public Refused(String clientId, Refusal reason) {
      this(clientId, reason, Duration.ZERO);
    }

    @Override
    public <T> T fold(
        Function<Stored, T> onStored, Function<Held, T> onHeld, Function<Refused, T> onRefused) {
      return onRefused.apply(this);
    }
  }
}
