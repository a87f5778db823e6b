package org.homeservices.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The server's MicroProfile Config, read raw from its sources: expansion would eat {@code ${…}} in
 * a password, and each server does it differently; and an empty value would hide the sources below.
 */
public final class MicroProfileLookup implements Lookup {
  private final Config config;

  /** Looks into the configuration of this application. */
  public MicroProfileLookup() {
    this(ConfigProvider.getConfig());
  }

  MicroProfileLookup(Config config) {
    this.config = config;
  }

  @Override
  public Optional<Found> find(String key) {
    // The highest ordinal comes first (MicroProfile Config 3.1, Config.getConfigSources).
    for (ConfigSource source : config.getConfigSources()) {
      String raw = source.getValue(key);
      if (raw != null && !raw.isEmpty()) {
        return Optional.of(new Found(raw, source.getName()));
      }
    }
    return Optional.empty();
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
