package org.homeservices.config;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * System properties, then environment, then the {@code .env} file: the order that MicroProfile
 * Config keeps inside a server, for programs outside one.
 */
public final class ProcessLookup implements Lookup {
  private final Map<String, String> environment;
  private final DotEnv file;

  /** Looks into this process. */
  public ProcessLookup() {
    this(System.getenv(), DotEnv.ofProcess());
  }

  ProcessLookup(Map<String, String> environment, DotEnv file) {
    this.environment = environment;
    this.file = file;
  }

  @Override
  public Optional<Found> find(String key) {
    return found(System.getProperty(key, ""), "system property")
        .or(() -> found(environment.getOrDefault(key, ""), "environment"))
        .or(() -> found(file.values().getOrDefault(key, ""), file.source()));
  }

  @Override
  public Set<String> names() {
    Set<String> names = new HashSet<>(System.getProperties().stringPropertyNames());
    names.addAll(environment.keySet());
    names.addAll(file.values().keySet());
    return names;
  }

  @Override
  public List<String> mistakes() {
    return file.mistakes();
  }

  private static Optional<Found> found(String value, String source) {
    return value.isEmpty() ? Optional.empty() : Optional.of(new Found(value, source));
  }
}
