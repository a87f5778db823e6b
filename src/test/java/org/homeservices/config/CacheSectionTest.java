package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.homeservices.cache.CacheSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the caches are set to, and what must fit together. */
class CacheSectionTest {

  @Test
  void cachesShouldHaveTheirDefaults() {
    CachesSettings caches = Given.settings(Map.of()).caches();

    assertThat(caches)
        .isEqualTo(
            new CachesSettings(
                CacheSettings.of(Duration.ofMinutes(15), 10_000),
                CacheSettings.of(Duration.ofHours(1), 50_000),
                true));
  }

  @ParameterizedTest
  @CsvSource({
    "REDIS_CACHE_DB, 0, REDIS_DB",
    "REDIS_CHAT_CACHE_DB, 0, REDIS_DB",
    "REDIS_CHAT_CACHE_DB, 1, REDIS_CACHE_DB"
  })
  void databasesShouldDiffer(String key, String number, String other) {
    Map<String, String> used = used(key, number);

    assertThat(Given.report(used))
        .contains("1 setting is wrong", key + " = " + number + " (environment)")
        .contains("must be another database than that of " + other + "; for example");
    used.put("USE_REDIS", "false");
    assertThat(Given.settings(used).redis()).isNull();
  }

  @Test
  void databasesShouldNotMatterInACluster() {
    Map<String, String> cluster = used("REDIS_CACHE_DB", "0");
    cluster.put("REDIS_MODE", "cluster");
    cluster.put("REDIS_NODES", "a:1,b:1");

    assertThat(Given.settings(cluster).redis()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"CACHE_POOL_SIZE", "CHAT_CACHE_POOL_SIZE"})
  void poolShouldBeEnoughForAllNodesOfACluster(String key) {
    Map<String, String> cluster = used(key, "7");
    cluster.put("REDIS_MODE", "cluster");
    cluster.put("REDIS_NODES", "a:1,b:1");

    assertThat(Given.report(cluster))
        .contains("1 setting is wrong", key + " = 7 (environment)")
        .contains("must be at least 4 for each of REDIS_NODES; for example " + key + "=8");
    cluster.put("REDIS_MODE", "sentinel");
    assertThat(Given.settings(cluster).redis()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "CACHE_TIMEOUT, 0",
    "CACHE_POOL_SIZE, 3",
    "CHAT_CACHE_ENABLED, yes",
    "CHAT_CACHE_TTL, 0",
    "CHAT_CACHE_POOL_SIZE, 3",
    "CHAT_CACHE_MAX_ENTRIES, 0",
    "CHAT_CACHE_MAX_ENTRIES, 1000001",
    "REDIS_CACHE_DB, -1",
    "REDIS_CHAT_CACHE_DB, 10000"
  })
  void badValueShouldBeRefusedWhetherRedisIsUsedOrNot(String key, String value) {
    String shown = key + " = " + value + " (environment)";

    assertThat(Given.report(Map.of(key, value))).contains("1 setting is wrong", shown);
    assertThat(Given.report(used(key, value))).contains("1 setting is wrong", shown);
  }

  @Test
  void placesShouldBeRefusedWhenTheyMakeNoSense() {
    assertThatThrownBy(() -> new RedisCache(-1, 50)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RedisCache(1, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<String, String> used(String key, String value) {
    Map<String, String> variables = new HashMap<>(Map.of("USE_REDIS", "true"));
    variables.put(key, value);
    return variables;
  }
}
