package org.homeservices.config;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Gives MicroProfile Config the {@code .env} file, just below the environment (ordinal 300). */
public final class DotEnvConfigSource implements ConfigSource {
  private static final int BELOW_ENVIRONMENT = 290;

  private final DotEnv file = DotEnv.ofProcess();

  @Override
  public int getOrdinal() {
    return BELOW_ENVIRONMENT;
  }

  @Override
  public Map<String, String> getProperties() {
    return file.values();
  }

  @Override
  public Set<String> getPropertyNames() {
    return file.values().keySet();
  }

  @Override
  public @Nullable String getValue(String key) {
    return file.values().get(key);
  }

  @Override
  public String getName() {
    return file.source();
  }
}
