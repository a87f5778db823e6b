package org.homeservices.cache;

import java.util.function.Function;
import java.util.function.Supplier;

/** What became of a change to a cache. */
public sealed interface Change {

  /** Calls the function that fits. */
  <T> T fold(Supplier<T> onMade, Function<Refused, T> onRefused);

  /** It is made. */
  record Made() implements Change {
    @Override
    public <T> T fold(Supplier<T> onMade, Function<Refused, T> onRefused) {
      return onMade.get();
    }
  }

  /** It is dropped, and counted. */
  record Refused(Refusal reason) implements Change {
    @Override
    public <T> T fold(Supplier<T> onMade, Function<Refused, T> onRefused) {
      return onRefused.apply(this);
    }
  }
}
