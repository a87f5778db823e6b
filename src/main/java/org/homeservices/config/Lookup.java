package org.homeservices.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where raw values come from. Needs no MicroProfile implementation. */
public interface Lookup {
  /** The value of a key, unexpanded; empty where it is unset or an empty text. */
  Optional<Found> find(String key);

  /** The names of all values there are, ours and others'. */
  Set<String> names();

  /** Lines of the {@code .env} file that cannot be read, one sentence each. */
  List<String> mistakes();

  /**
   * A raw value.
   *
   * @param source names the place, for messages
   */
  record Found(String value, String source) {}
}
