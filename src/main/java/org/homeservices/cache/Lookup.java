package org.homeservices.cache;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a cache knows of a key. */
public sealed interface Lookup {

  /** Calls the function that fits. */
  <T> T fold(
      Function<Hit, T> onHit,
      Function<Stale, T> onStale,
      Supplier<T> onNothing,
      Supplier<T> onMiss);

  /** The value, fresh or stale, where there is one. */
  default Optional<String> found() {
    return fold(
        hit -> Optional.of(hit.value()),
        stale -> Optional.of(stale.value()),
        Optional::empty,
        Optional::empty);
  }

  /** A value in its life, or just computed. */
  record Hit(String value) implements Lookup {
    @Override
    public <T> T fold(
        Function<Hit, T> onHit,
        Function<Stale, T> onStale,
        Supplier<T> onNothing,
        Supplier<T> onMiss) {
      return onHit.apply(this);
    }
  }

  /** A value that has outlived its life, better than none. */
  record Stale(String value) implements Lookup {
    @Override
    public <T> T fold(
        Function<Hit, T> onHit,
        Function<Stale, T> onStale,
        Supplier<T> onNothing,
        Supplier<T> onMiss) {
      return onStale.apply(this);
    }
  }

  /** It is known that there is no value. */
  record Nothing() implements Lookup {
    @Override
    public <T> T fold(
        Function<Hit, T> onHit,
        Function<Stale, T> onStale,
        Supplier<T> onNothing,
        Supplier<T> onMiss) {
      return onNothing.get();
    }
  }

  /** Nothing is known. */
  record Miss() implements Lookup {
    @Override
    public <T> T fold(
        Function<Hit, T> onHit,
        Function<Stale, T> onStale,
        Supplier<T> onNothing,
        Supplier<T> onMiss) {
      return onMiss.get();
    }
  }
}
