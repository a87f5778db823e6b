package org.homeservices.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * The server's MicroProfile Config, read raw: expansion would eat {@code ${…}} in a password, and
 * each server does it differently.
 */
public final class MicroProfileLookup implements Lookup {
  private final Config config = ConfigProvider.getConfig();

  @Override
  public Optional<Found> find(String key) {
    ConfigValue value = config.getConfigValue(key);
    String raw = value.getRawValue();
    return raw == null || raw.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(raw, String.valueOf(value.getSourceName())));
  }

  @Override
  public Set<String> names() {
    Set<String> names = new HashSet<>();
    config.getPropertyNames().forEach(names::add);
    return names;
  }

  @Override
  public List<String> mistakes() {
    return DotEnv.ofProcess().mistakes();
  }
}
