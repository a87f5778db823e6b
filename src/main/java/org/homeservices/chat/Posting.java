package org.homeservices.chat;

import java.util.function.Function;

/** What became of a message. */
public sealed interface Posting {

  /** Calls the function that fits. */
  <T> T fold(Function<Stored, T> onStored, Function<Refused, T> onRefused);

  /** It is stored, now or by an earlier attempt under the same client id. */
  record Stored(String clientId, long seq, String id) implements Posting {
    @Override
    public <T> T fold(Function<Stored, T> onStored, Function<Refused, T> onRefused) {
      return onStored.apply(this);
    }
  }

  /** It was not taken. */
  record Refused(String clientId, Refusal reason) implements Posting {
    @Override
    public <T> T fold(Function<Stored, T> onStored, Function<Refused, T> onRefused) {
      return onRefused.apply(this);
    }
  }
}
