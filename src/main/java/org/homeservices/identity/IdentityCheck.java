package org.homeservices.identity;

import java.util.function.Function;

/** What became of a token of the host site. */
public sealed interface IdentityCheck {

  /** Calls the function that fits. */
  <T> T fold(
      Function<Known, T> onKnown,
      Function<Refused, T> onRefused,
      Function<Unavailable, T> onUnavailable);

  /** The host site has signed it, for here and now, and it was not shown before. */
  record Known(Person person) implements IdentityCheck {
    @Override
    public <T> T fold(
        Function<Known, T> onKnown,
        Function<Refused, T> onRefused,
        Function<Unavailable, T> onUnavailable) {
      return onKnown.apply(this);
    }
  }

  /**
   * The token must not be believed.
   *
   * @param reason for the log, never for the sender; holds nothing of the token
   */
  record Refused(String reason) implements IdentityCheck {
    @Override
    public <T> T fold(
        Function<Known, T> onKnown,
        Function<Refused, T> onRefused,
        Function<Unavailable, T> onUnavailable) {
      return onRefused.apply(this);
    }
  }

  /**
   * Nobody can say now: the site's keys, or the memory of shown tokens, are out of reach.
   *
   * @param reason for the log
   */
  record Unavailable(String reason) implements IdentityCheck {
    @Override
    public <T> T fold(
        Function<Known, T> onKnown,
        Function<Refused, T> onRefused,
        Function<Unavailable, T> onUnavailable) {
      return onUnavailable.apply(this);
    }
  }
}
