package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.homeservices.config.Lookup.Found;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MicroProfileLookupTest {

  @Test
  void firstSourceShouldWin() {
    Lookup lookup = lookup(source("env", Map.of("KEY", "a")), source(".env", Map.of("KEY", "b")));

    assertThat(lookup.find("KEY")).contains(new Found("a", "env"));
  }

  @Test
  void emptyValueShouldNotHideTheSourcesBelow() {
    Lookup lookup = lookup(source("env", Map.of("KEY", "")), source(".env", Map.of("KEY", "b")));

    assertThat(lookup.find("KEY")).contains(new Found("b", ".env"));
  }

  @Test
  void keyShouldBeUnsetWhenItIsNowhereOrEmptyEverywhere() {
    Lookup lookup = lookup(source("env", Map.of("KEY", "")), source(".env", Map.of()));

    assertThat(lookup.find("KEY")).isEmpty();
    assertThat(lookup.find("OTHER")).isEmpty();
  }

  @Test
  void valueShouldNotBeExpanded() {
    Lookup lookup = lookup(source("env", Map.of("KEY", "pa${x}ss")));

    assertThat(lookup.find("KEY")).contains(new Found("pa${x}ss", "env"));
  }

  /** A configuration that can say nothing but its sources, in their order. */
  private static Lookup lookup(ConfigSource... sources) {
    Object config =
        Proxy.newProxyInstance(
            MicroProfileLookupTest.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getConfigSources")) {
                return List.of(sources);
              }
              throw new UnsupportedOperationException(method.getName());
            });
    return new MicroProfileLookup((Config) config);
  }

  private static ConfigSource source(String name, Map<String, String> values) {
    return new ConfigSource() {
      @Override
      public Set<String> getPropertyNames() {
        return values.keySet();
      }

      @Override
      public @Nullable String getValue(String key) {
        return values.get(key);
      }

      @Override
      public String getName() {
        return name;
      }
    };
  }
}
