package org.homeservices.cache;

import java.util.function.Function;
import java.util.function.Supplier;

/** What came of a computation that did not fail. */
public sealed interface Computed {

  /** Calls the function that fits. */
  <T> T fold(
      Function<Value, T> onValue, Supplier<T> onNothing, Function<Unstorable, T> onUnstorable);

  /** A value that may be kept. */
  record Value(Entry entry) implements Computed {
    @Override
    public <T> T fold(
        Function<Value, T> onValue, Supplier<T> onNothing, Function<Unstorable, T> onUnstorable) {
      return onValue.apply(this);
    }
  }

  /** There is no value; nobody asks again for a short while. */
  record Nothing() implements Computed {
    @Override
    public <T> T fold(
        Function<Value, T> onValue, Supplier<T> onNothing, Function<Unstorable, T> onUnstorable) {
      return onNothing.get();
    }
  }

  /**
   * A value for those who wait on this node, not to be kept.
   *
   * @param reason why; counted among the cache's refusals
   */
  record Unstorable(String value, Enum<?> reason) implements Computed {
    @Override
    public <T> T fold(
        Function<Value, T> onValue, Supplier<T> onNothing, Function<Unstorable, T> onUnstorable) {
      return onUnstorable.apply(this);
    }
  }
}
