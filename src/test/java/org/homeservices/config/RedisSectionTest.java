package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeservices.testing.ServerIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is demanded where Redis is used, and what its settings are then. */
class RedisSectionTest {

  @Test
  void redisShouldHaveItsDefaultsWhenItIsOnlySwitchedOn() {
    RedisSettings redis = redis();

    assertThat(redis)
        .isEqualTo(
            new RedisSettings(
                new RedisServers(
                    RedisMode.SINGLE, List.of(new RedisNode("127.0.0.1", 6379)), "mymaster", 0),
                new RedisAccess("", "", false, null),
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                false,
                100,
                new RedisCaches(new RedisCache(1, 50), new RedisCache(2, 30)),
                true));
  }

  @Test
  void redisShouldBeAbsentWhenItIsNotSwitchedOn() {
    Map<String, String> other = Map.of("REDIS_MODE", "cluster", "REDIS_DB", "3");

    assertThat(Given.settings(other).redis()).isNull();
    assertThat(Given.settings(Map.of("USE_REDIS", "")).redis()).isNull();
  }

  @Test
  void channelsShouldHoldMoreWithRedis() {
    assertThat(Given.settings(Map.of("USE_REDIS", "true")).channel().capacity()).isEqualTo(1500);
    assertThat(Given.settings(Map.of()).channel().capacity()).isEqualTo(100);
  }

  @Test
  void secretShouldBeDemandedInDevelopmentToo() {
    assertThat(Given.report(Map.of("USE_REDIS", "true", "SECRET_KEY", "")))
        .contains("1 setting is wrong", "SECRET_KEY = (unset)", "must be set with USE_REDIS=true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sentinel", "cluster"})
  void nodesShouldBeDemandedWhenThereIsMoreThanOne(String mode) {
    assertThat(report("REDIS_MODE", mode))
        .contains("1 setting is wrong", "REDIS_NODES = (unset)", "with REDIS_MODE=" + mode);
  }

  @Test
  void nodesShouldBeListedOnceWhenTheyAreBad() {
    assertThat(report("REDIS_MODE", "cluster", "REDIS_NODES", "a:1, b"))
        .contains("1 setting is wrong", "REDIS_NODES = a:1, b (environment)");
  }

  @Test
  void nodesShouldBeTakenInTheirOrder() {
    RedisSettings redis = redis("REDIS_MODE", "sentinel", "REDIS_NODES", "b:1, [::1]:2 ,a:3");

    assertThat(redis.servers().nodes())
        .containsExactly(new RedisNode("b", 1), new RedisNode("::1", 2), new RedisNode("a", 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"::1", "[::1]"})
  void hostShouldBeAnIpv6AddressWithOrWithoutBrackets(String host) {
    assertThat(redis("REDIS_HOST", host).servers().nodes())
        .containsExactly(new RedisNode("::1", 6379));
  }

  @Test
  void poolShouldBeEnoughForAllNodesOfACluster() {
    Map<String, String> cluster = used("REDIS_MODE", "cluster", "REDIS_NODES", "a:1,b:1");
    cluster.put("CHANNEL_POOL_SIZE", "15");

    assertThat(Given.report(cluster))
        .contains("1 setting is wrong", "CHANNEL_POOL_SIZE = 15 (environment)")
        .contains("must be at least 8 for each of REDIS_NODES; for example CHANNEL_POOL_SIZE=16");
    cluster.put("REDIS_MODE", "sentinel");
    assertThat(Given.settings(cluster).redis()).isNotNull();
  }

  @Test
  void databaseShouldBeTheFirstInACluster() {
    String[] cluster = {"REDIS_MODE", "cluster", "REDIS_NODES", "a:1", "REDIS_DB", "1"};

    assertThat(report(cluster))
        .contains("1 setting is wrong", "REDIS_DB = 1 (environment)", "must be 0");
    assertThat(redis("REDIS_DB", "7").servers().database()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "USE_REDIS, 1",
    "REDIS_HOST, redis:6379",
    "REDIS_HOST, [redis]",
    "REDIS_HOST, redis://r",
    "REDIS_PORT, 65536",
    "REDIS_DB, -1",
    "REDIS_TLS, yes",
    "REDIS_TLS_CA, /no/such/file",
    "REDIS_TLS_CA, src/test/resources",
    "REDIS_TLS_CA, README.md",
    "REDIS_MODE, Single",
    "REDIS_NODES, redis",
    "REDIS_NODES, 'a:1,,b:2'",
    "REDIS_CONNECT_TIMEOUT, 61",
    "REDIS_TIMEOUT, 61",
    "REDIS_REQUIRED, maybe",
    "CHANNEL_POOL_SIZE, 7",
    "CHANNEL_ENCRYPT, on",
    "CHANNEL_CAPACITY, 1000001",
    "CHANNEL_CAPACITY_PATTERNS, a",
    "CHANNEL_CAPACITY_PATTERNS, =5",
    "CHANNEL_CAPACITY_PATTERNS, a=0",
    "CHANNEL_CAPACITY_PATTERNS, a=1000001",
    "CHANNEL_CAPACITY_PATTERNS, a=1=2",
    "CHANNEL_CAPACITY_PATTERNS, 'a=1,'' ''=2'",
    "CHANNEL_EXPIRY, 3601"
  })
  void badValueShouldBeRefusedWhetherRedisIsUsedOrNot(String key, String value) {
    String shown = key + " = " + value + " (environment)";

    assertThat(Given.report(Map.of(key, value))).contains("1 setting is wrong", shown);
    assertThat(report(key, value)).contains("1 setting is wrong", shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REDIS_PORT",
        "REDIS_CONNECT_TIMEOUT",
        "REDIS_TIMEOUT",
        "CHANNEL_POOL_SIZE",
        "CHANNEL_CAPACITY",
        "CHANNEL_EXPIRY",
        "CHANNEL_GROUP_EXPIRY"
      })
  void zeroShouldBeRefusedWhereItMeansNothing(String key) {
    assertThat(Given.report(Map.of(key, "0"))).contains(key + " = 0 (environment)");
  }

  @Test
  void authoritiesWithoutTlsShouldBeAWarning(@TempDir Path folder) {
    String ca = ServerIdentity.in(folder).certificate().toString();

    assertThat(Given.settings(used("REDIS_TLS_CA", ca)).warnings())
        .containsExactly(
            "REDIS_TLS_CA has no effect, since REDIS_TLS is false: nothing is encrypted");
    assertThat(Given.settings(used("REDIS_TLS_CA", ca, "REDIS_TLS", "true")).warnings()).isEmpty();
  }

  @Test
  void passwordShouldNotBeShown() {
    RedisSettings redis = redis("REDIS_PASSWORD", "hunter2");

    assertThat(redis.toString()).contains("password=hidden").doesNotContain("hunter2");
  }

  @Test
  void settingsShouldBeRefusedWhenTheyMakeNoSense() {
    List<RedisNode> two = List.of(new RedisNode("a", 1), new RedisNode("b", 1));

    assertThatThrownBy(() -> new RedisServers(RedisMode.SINGLE, two, "m", 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RedisServers(RedisMode.SENTINEL, List.of(), "m", 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RedisServers(RedisMode.CLUSTER, two, "m", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RedisSettings redis(String... keysAndValues) {
    return Objects.requireNonNull(Given.settings(used(keysAndValues)).redis());
  }

  private static String report(String... keysAndValues) {
    return Given.report(used(keysAndValues));
  }

  private static Map<String, String> used(String... keysAndValues) {
    Map<String, String> variables = new HashMap<>(Map.of("USE_REDIS", "true"));
    for (int index = 0; index < keysAndValues.length; index += 2) {
      variables.put(keysAndValues[index], keysAndValues[index + 1]);
    }
    return variables;
  }
}
