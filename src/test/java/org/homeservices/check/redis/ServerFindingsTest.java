package org.homeservices.check.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.homeservices.check.Finding;
import org.homeservices.check.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerFindingsTest {
  private static final Map<String, String> GOOD =
      Map.of(
          "redis_version",
          "7.2.4",
          "role",
          "master",
          "maxclients",
          "10000",
          "maxmemory_policy",
          "noeviction",
          "maxmemory",
          "0",
          "aof_enabled",
          "1",
          "aof_last_write_status",
          "ok",
          "rdb_last_bgsave_status",
          "ok");

  @Test
  void everythingShouldPassWhenTheServerIsAsItShouldBe() {
    assertThat(findings(GOOD, Optional.of("")).values())
        .extracting(Finding::outcome)
        .containsOnly(Outcome.PASS);
  }

  @ParameterizedTest
  @CsvSource({
    "redis_version, 6.2.14, redis.version, FAIL",
    "redis_version, 10.0, redis.version, PASS",
    "role, slave, redis.role, FAIL",
    "maxclients, 100, redis.connections, FAIL",
    "maxclients, 200, redis.connections, WARN",
    "maxclients, 360, redis.connections, PASS",
    "maxmemory_policy, allkeys-lru, redis.eviction, FAIL",
    "maxmemory_policy, allkeys-lfu, redis.eviction, FAIL",
    "maxmemory_policy, volatile-lru, redis.eviction, WARN",
    "rdb_last_bgsave_status, err, redis.persistence, FAIL",
    "aof_last_write_status, err, redis.persistence, FAIL"
  })
  void fieldShouldDecideItsFinding(String field, String value, String name, Outcome outcome) {
    Map<String, String> info = new HashMap<>(GOOD);
    info.put(field, value);

    assertThat(finding(info, Optional.of(""), name).outcome()).isEqualTo(outcome);
  }

  @Test
  void snapshotsShouldPassAndBeSkippedWhereTheUserMayNotAsk() {
    Map<String, String> info = new HashMap<>(GOOD);
    info.put("aof_enabled", "0");
    String name = "redis.persistence";

    assertThat(finding(info, Optional.of("3600 1"), name).outcome()).isEqualTo(Outcome.PASS);
    assertThat(finding(info, Optional.of(""), name).outcome()).isEqualTo(Outcome.WARN);
    assertThat(finding(info, Optional.empty(), name).outcome()).isEqualTo(Outcome.SKIPPED);
  }

  @Test
  void whatIsNotToldShouldBeSkippedAndNeverPassed() {
    Map<String, Finding> findings = findings(Map.of(), Optional.empty());

    assertThat(Objects.requireNonNull(findings.remove("redis.rights")).outcome())
        .isEqualTo(Outcome.FAIL);
    assertThat(findings.values()).extracting(Finding::outcome).containsOnly(Outcome.SKIPPED);
    assertThat(findings.values()).extracting(Finding::text).allMatch(text -> text.contains("INFO"));
  }

  @ParameterizedTest
  @CsvSource({"0, PASS", "-999, PASS", "1000, WARN", "-1000, WARN", "30000, FAIL", "-30000, FAIL"})
  void clockShouldBeJudgedByHowFarItIsOff(long millis, Outcome outcome) {
    Finding finding = ClockCheck.judged(Duration.ofMillis(millis), Duration.ofMillis(2));

    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.text()).contains(millis < 0 ? "behind" : "ahead");
  }

  @ParameterizedTest
  @CsvSource({
    "ERR Client sent AUTH without any password configured, knows no password",
    "WRONGPASS invalid username-password pair, refuses user or password",
    "NOAUTH Authentication required., asks for a password",
    "READONLY You can't write against a read only replica., read-only replica",
    "NOPERM User chat has no permissions to run the 'get' command, denies this user a right",
    "ERR DB index is out of range, no database of that number",
    "MISCONF Redis is configured to save RDB snapshots, cannot save to disk",
    "OOM command not allowed when used memory > 'maxmemory'., no memory left",
    "LOADING Redis is loading the dataset in memory, still reads its data",
    "No subject alternative names matching certificate, by TLS",
    "Connection refused, does not answer"
  })
  void failuresShouldBeToldApart(String message, String text) {
    RuntimeException failure = new IllegalStateException("odd", new IllegalStateException(message));

    assertThat(RedisFailure.of(failure).text()).contains(text);
  }

  private static Finding finding(Map<String, String> info, Optional<String> save, String name) {
    return Objects.requireNonNull(findings(info, save).get(name));
  }

  private static Map<String, Finding> findings(Map<String, String> info, Optional<String> save) {
    ServerFacts facts = new ServerFacts("127.0.0.1:6379", info, save);
    Map<String, Finding> byName = new HashMap<>();
    new ServerFindings(facts, 180).all().forEach(finding -> byName.put(finding.name(), finding));
    return byName;
  }
}
