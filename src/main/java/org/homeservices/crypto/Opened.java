package org.homeservices.crypto;

import java.util.function.Function;

/** What became of opening sealed bytes. */
public sealed interface Opened {

  /** Calls the function that fits. */
  <T> T fold(Function<Plain, T> onPlain, Function<Unreadable, T> onUnreadable);

  /**
   * The bytes were sealed by this cluster, for this purpose and place.
   *
   * @param bytes what was sealed; the caller's own, never copied
   */
  @SuppressWarnings("ArrayRecordComponent") // made for each message; nobody compares it
  record Plain(byte[] bytes) implements Opened {
    @Override
    public <T> T fold(Function<Plain, T> onPlain, Function<Unreadable, T> onUnreadable) {
      return onPlain.apply(this);
    }
  }

  /**
   * The bytes must not be believed.
   *
   * @param reason for the log; holds nothing of what was sealed
   */
  record Unreadable(String reason) implements Opened {
    @Override
    public <T> T fold(Function<Plain, T> onPlain, Function<Unreadable, T> onUnreadable) {
      return onUnreadable.apply(this);
    }
  }
}
