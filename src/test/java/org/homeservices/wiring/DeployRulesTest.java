package org.homeservices.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeservices.check.Finding;
import org.homeservices.check.Outcome;
import org.homeservices.config.Lookup;
import org.homeservices.config.Settings;
import org.homeservices.config.SettingsReader;
import org.homeservices.config.SettingsSurvey;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.markdown.BuiltInArticles;
import org.homeservices.wiring.check.DeployRules;
import org.homeservices.wiring.check.DeployRules.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployRulesTest {
  private static final Seen CLEAN = new Seen(Optional.of(Set.of()), Optional.of(0));
  private static final Map<String, String> GOOD =
      Map.of(
          "APP_ENV", "production",
          "SECRET_KEY", "a secret of thirty-two or more characters, for tests",
          "ADMIN_TOKEN", "0123456789abcdefghijklmnopqrstuv",
          "ALLOWED_ORIGINS", "https://www.example.com",
          "DB_URL", "jdbc:postgresql://127.0.0.1/chat",
          "USE_REDIS", "true",
          "REDIS_PASSWORD", "secret");

  @Test
  void goodDeploymentShouldPassEveryRule() {
    assertThat(findings(GOOD, CLEAN).values())
        .extracting(Finding::outcome)
        .containsOnly(Outcome.PASS);
  }

  @ParameterizedTest
  @CsvSource({
    "APP_ENV, development, deploy.stage, FAIL",
    "SECRET_KEY, replace-this-with-the-output-of-openssl-rand-base64-48, deploy.secret, FAIL",
    "SECRET_KEY, abababababababababababababababababab, deploy.secret, FAIL",
    "ADMIN_TOKEN, abababababababababababababababababab, deploy.admin, FAIL",
    "ADMIN_TOKEN, '', deploy.admin, PASS",
    "ALLOWED_ORIGINS, '', deploy.origins, WARN",
    "ALLOWED_ORIGINS, http://www.example.com, deploy.origins, WARN",
    "ALLOWED_ORIGINS, *, deploy.origins, FAIL",
    "DB_URL, jdbc:h2:mem:x, deploy.database, FAIL",
    "REDIS_PASSWORD, '', deploy.redis-password, WARN",
    "REDIS_HOST, 10.1.2.3, deploy.redis-tls, PASS",
    "REDIS_HOST, 'fd00::1', deploy.redis-tls, PASS",
    "REDIS_HOST, 203.0.113.9, deploy.redis-tls, FAIL",
    "REDIS_HOST, '2001:db8::1', deploy.redis-tls, FAIL",
    "REDIS_HOST, none.invalid, deploy.redis-tls, WARN",
    "USE_REDIS, false, deploy.redis-tls, SKIPPED"
  })
  void settingShouldBreakItsRule(String key, String value, String rule, Outcome outcome) {
    Map<String, String> changed = new HashMap<>(GOOD);
    // In production the reader itself refuses some of these, so that no check could see them.
    changed.put("APP_ENV", "development");
    changed.put(key, value);

    assertThat(finding(changed, CLEAN, rule).outcome()).isEqualTo(outcome);
  }

  @Test
  void passwordShouldBeDemandedOfARedisElsewhere() {
    Map<String, String> changed = new HashMap<>(GOOD);
    changed.putAll(
        Map.of("APP_ENV", "development", "REDIS_PASSWORD", "", "REDIS_HOST", "10.1.2.3"));

    Finding finding = finding(changed, CLEAN, "deploy.redis-password");

    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void tokenOfTheOwnerShouldNotBeTheSecretOfTheCluster() {
    Map<String, String> changed = new HashMap<>(GOOD);
    changed.put("SECRET_KEY", Objects.requireNonNull(GOOD.get("ADMIN_TOKEN")));

    assertThat(finding(changed, CLEAN, "deploy.admin").outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void proxyThatIsNotListedShouldFailAndBeNamed() {
    Seen seen = new Seen(Optional.of(Set.of("192.0.2.7")), Optional.of(0));

    Finding finding = finding(GOOD, seen, "deploy.proxy");

    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.text()).contains("192.0.2.7", "X-Forwarded-For");
  }

  @Test
  void whatNobodyHasSeenShouldBeSkipped() {
    Seen nothing = new Seen(Optional.empty(), Optional.empty());

    assertThat(finding(GOOD, nothing, "deploy.proxy").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(finding(GOOD, nothing, "deploy.articles").outcome()).isEqualTo(Outcome.SKIPPED);
  }

  @Test
  void demonstrationArticlesShouldBeCountedAmongOthers() {
    List<Article> builtIn = BuiltInArticles.read();
    List<Article> served = List.of(builtIn.get(0), ownVersionOf(builtIn.get(1)));

    int count = Seen.demonstration(served, builtIn);
    Finding finding =
        finding(GOOD, new Seen(Optional.of(Set.of()), Optional.of(count)), "deploy.articles");

    assertThat(count).isEqualTo(1);
    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
  }

  private static Article ownVersionOf(Article article) {
    return new Article(
        article.id(),
        2,
        article.category(),
        article.locale(),
        article.title(),
        List.of(),
        List.of(),
        "Our own words.");
  }

  private static Finding finding(Map<String, String> variables, Seen seen, String rule) {
    return Objects.requireNonNull(findings(variables, seen).get(rule));
  }

  private static Map<String, Finding> findings(Map<String, String> variables, Seen seen) {
    Map<String, String> set = new HashMap<>(variables);
    set.values().removeIf(String::isEmpty);
    Lookup lookup = new Variables(set);
    Settings settings = SettingsReader.read(lookup);
    return new DeployRules(new SettingsSurvey(lookup, settings), settings, seen)
        .findings().stream().collect(Collectors.toMap(Finding::name, finding -> finding));
  }
}
