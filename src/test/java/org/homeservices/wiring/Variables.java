package org.homeservices.wiring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeservices.config.Lookup;

/** Settings as a test gives them. */
record Variables(Map<String, String> values) implements Lookup {
  @Override
  public Optional<Found> find(String key) {
    return Optional.ofNullable(values.get(key)).map(value -> new Found(value, "test"));
  }

  @Override
  public Set<String> names() {
    return values.keySet();
  }

  @Override
  public List<String> mistakes() {
    return List.of();
  }
}
