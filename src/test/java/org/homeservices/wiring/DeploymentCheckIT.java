package org.homeservices.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeservices.check.Finding;
import org.homeservices.check.Outcome;
import org.homeservices.check.Report;
import org.homeservices.check.ReportText;
import org.homeservices.config.Lookup;
import org.homeservices.config.Settings;
import org.homeservices.config.SettingsReader;
import org.homeservices.config.SettingsSurvey;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the deployment check says of a real Redis and a real database, be they well or not. */
class DeploymentCheckIT {
  private static final String PASSWORD = "a-password-that-nobody-may-see";
  private static final String RIGHTS =
      " on >password ~hsc:* ~redisson_*:hsc:* &hsc:* &redisson_*:hsc:* +@all -@admin -@dangerous"
          + " +client|setname";

  private static RealRedis redis;

  @BeforeAll
  static void start() {
    redis =
        RealRedis.started(
            "requirepass " + PASSWORD, "user plain" + RIGHTS + " +info", "user mute" + RIGHTS);
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @AfterEach
  void restore() {
    redis.say("CONFIG", "SET", "maxmemory-policy", "noeviction", "save", "", "maxclients", "1000");
  }

  @Test
  void everythingShouldPassWhenAllIsWell() {
    redis.say("CONFIG", "SET", "save", "3600 1");

    Report report = report(settings());

    assertThat(report.findings())
        .filteredOn(finding -> !finding.name().matches("model|database.*"))
        .extracting(Finding::outcome)
        .as(ReportText.of(report))
        .containsOnly(Outcome.PASS);
    assertThat(report.findings())
        .extracting(Finding::name)
        .contains(
            "redis.channel",
            "redis.cache",
            "redis.answers",
            "redis.publish",
            "redis.encryption",
            "channel",
            "cache.application",
            "cache.answers",
            "limits",
            "knowledge");
    assertThat(ReportText.of(report)).doesNotContain(PASSWORD);
    assertThat(redis.say("KEYS", "*check:*")).isEqualTo(List.of());
  }

  @Test
  void wrongAndMissingPasswordShouldBeToldApart() {
    Map<String, String> wrong = settings();
    wrong.put("REDIS_PASSWORD", "wrong-" + PASSWORD);
    Map<String, String> missing = settings();
    missing.remove("REDIS_PASSWORD");

    Report refused = report(wrong);

    assertThat(finding(refused, "redis.channel").text()).contains("refuses user or password");
    assertThat(finding(report(missing), "redis.channel").text()).contains("none is set");
    assertThat(ReportText.of(refused)).doesNotContain(PASSWORD);
    assertThat(refused.isFailed()).isTrue();
    assertThat(refused.findings())
        .filteredOn(
            f -> f.name().startsWith("redis.") || f.name().matches("channel|cache.*|limits"))
        .filteredOn(f -> !f.name().equals("redis.channel"))
        .hasSizeGreaterThan(10)
        .extracting(Finding::outcome)
        .containsOnly(Outcome.SKIPPED);
  }

  @Test
  void redisThatIsAwayShouldBeTold() {
    Map<String, String> settings = settings();
    settings.put("REDIS_PORT", Integer.toString(RealRedis.freePort()));

    Finding finding = finding(report(settings), "redis.channel");

    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.text()).contains("does not answer");
  }

  @Test
  void replicaShouldBeToldFromAServerThatIsAway() {
    String master = Integer.toString(redis.port());
    try (RealRedis replica =
        RealRedis.started("replicaof 127.0.0.1 " + master, "masterauth " + PASSWORD)) {
      Map<String, String> settings = settings();
      settings.remove("REDIS_PASSWORD");
      settings.put("REDIS_PORT", Integer.toString(replica.port()));

      Report report = report(settings);

      for (String name : List.of("redis.channel", "redis.cache", "redis.answers")) {
        assertThat(finding(report, name).text()).contains("read-only replica");
      }
      assertThat(finding(report, "redis.role").outcome()).isEqualTo(Outcome.FAIL);
    }
  }

  @Test
  void evictionOfSharedDataShouldFailAndAServerWithoutADiskShouldBeWarnedOf() {
    redis.say("CONFIG", "SET", "maxmemory-policy", "allkeys-lru", "maxclients", "200");

    Report report = report(settings());

    assertThat(finding(report, "redis.eviction").outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding(report, "redis.eviction").text()).contains("allkeys-lru");
    assertThat(finding(report, "redis.persistence").outcome()).isEqualTo(Outcome.WARN);
    assertThat(finding(report, "redis.connections").outcome()).isEqualTo(Outcome.WARN);
  }

  @Test
  void whatAUserMayNotAskShouldBeSkippedAndNotPassed() {
    Report plain = report(settingsOf("plain"));

    assertThat(finding(plain, "redis.persistence").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(finding(plain, "redis.persistence").text()).contains("CONFIG");
    assertThat(finding(plain, "redis.eviction").outcome()).isEqualTo(Outcome.PASS);
    assertThat(plain.isFailed()).as(ReportText.of(plain)).isFalse();
  }

  @Test
  void userWithoutInfoShouldFailSinceNoNodeWorksWithIt() {
    Report mute = report(settingsOf("mute"));

    assertThat(finding(mute, "redis.eviction").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(finding(mute, "redis.rights").outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding(mute, "channel").outcome()).isEqualTo(Outcome.SKIPPED);
  }

  @Test
  void databaseThatIsAwayShouldFailAndItsTablesBeSkipped() {
    Map<String, String> settings = new HashMap<>();
    settings.put("SECRET_KEY", "a secret of thirty-two or more characters, for tests");
    settings.put("DB_URL", "jdbc:postgresql://127.0.0.1:%d/chat".formatted(RealRedis.freePort()));
    settings.put("DB_PASSWORD", PASSWORD);

    Report report = report(settings);

    assertThat(finding(report, "database").outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding(report, "database").text()).contains("out of reach");
    assertThat(finding(report, "database.schema").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(finding(report, "knowledge").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(finding(report, "channel").outcome()).isEqualTo(Outcome.PASS);
    assertThat(ReportText.of(report)).doesNotContain(PASSWORD);
  }

  /** A node that runs is checked again and again. */
  @Test
  void noThreadOrConnectionShouldBeLeftBehind() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    Report report = report(settings());

    assertThat(report.isFailed()).isFalse();
    Await.until(() -> clients() == 1);
    Await.until(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .noneMatch(thread -> thread.getName().matches("(redisson|hsc|chat|netty).*")));
  }

  /** That of the question itself among them. */
  private static long clients() {
    return String.valueOf(redis.say("CLIENT", "LIST")).lines().filter(l -> !l.isBlank()).count();
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("SECRET_KEY", "a secret of thirty-two or more characters, for tests");
    settings.put("DB_URL", "jdbc:h2:mem:that-nobody-has-made");
    settings.put("USE_REDIS", "true");
    settings.put("REDIS_PORT", Integer.toString(redis.port()));
    settings.put("REDIS_PASSWORD", PASSWORD);
    return settings;
  }

  private static Map<String, String> settingsOf(String user) {
    Map<String, String> settings = settings();
    settings.put("REDIS_USERNAME", user);
    settings.put("REDIS_PASSWORD", "password");
    return settings;
  }

  private static Report report(Map<String, String> variables) {
    Lookup lookup = new Variables(variables);
    Settings settings = SettingsReader.read(lookup);
    Clock clock = Clock.systemUTC();
    try (OwnNode node = new OwnNode(settings, clock)) {
      SettingsSurvey survey = new SettingsSurvey(lookup, settings);
      return new CheckRun(survey, settings, node, clock).report(false);
    }
  }

  private static Finding finding(Report report, String name) {
    return report.findings().stream()
        .filter(finding -> finding.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
