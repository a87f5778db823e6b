package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionSettingsTest {
  private static final String FEW = "abcdefghijk".repeat(3);
  private static final String ENOUGH = "abcdefghijkl".repeat(3);

  @Test
  void secretShouldBeSet() {
    assertThat(report("SECRET_KEY", ""))
        .contains("1 setting is wrong", "SECRET_KEY = (unset)", "must be set in production");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SECRET_KEY", "SECRET_KEY_FALLBACKS"})
  void secretShouldNotBeTheExample(String key) {
    assertThat(report(key, SecretKeys.EXAMPLE))
        .contains("1 setting is wrong", key + " = (hidden", "must not be the one of .env.example")
        .doesNotContain(SecretKeys.EXAMPLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SECRET_KEY", "SECRET_KEY_FALLBACKS"})
  void secretShouldHaveTwelveDifferentCharacters(String key) {
    Settings enough = Given.settings(production(key, ENOUGH));

    assertThat(report(key, FEW))
        .contains("1 setting is wrong", "at least 12 different characters")
        .doesNotContain(FEW);
    assertThat(Secrets.verify(enough, ENOUGH)).isTrue();
  }

  @Test
  void weakSecretsShouldDoInDevelopment() {
    assertThat(Secrets.sign(Given.settings(Map.of("SECRET_KEY", FEW)), FEW)).isTrue();
    assertThat(Given.settings(Map.of("SECRET_KEY", SecretKeys.EXAMPLE)).warnings()).isEmpty();
  }

  @Test
  void anyOriginShouldBeRefused() {
    assertThat(report("ALLOWED_ORIGINS", "https://a.example, *"))
        .contains("ALLOWED_ORIGINS = https://a.example, * (environment)")
        .contains("* is refused in production");
    assertThat(Given.settings(Map.of("ALLOWED_ORIGINS", "*")).web().allowedOrigins())
        .containsExactly("*");
  }

  @Test
  void subdomainsShouldBeAllowed() {
    Settings settings =
        Given.settings(
            production("ALLOWED_ORIGINS", "https://a.example, https://*.b.example:8443"));

    assertThat(settings.web().allowedOrigins())
        .containsExactly("https://a.example", "https://*.b.example:8443");
  }

  @Test
  void demonstrationArticlesShouldBeAWarning() {
    assertThat(Given.settings(production("CHAT_MAX_HISTORY", "50")).warnings())
        .containsExactly("KNOWLEDGE_DIR is unset: visitors get the demonstration articles");
  }

  @Test
  void redisOfAnotherMachineShouldHaveAPassword() {
    Map<String, String> redis = production("USE_REDIS", "true");
    redis.put("REDIS_HOST", "redis.example");

    assertThat(Given.report(redis))
        .contains("1 setting is wrong", "REDIS_PASSWORD = (unset)")
        .contains("must be set in production, since redis.example is another machine");
    redis.put("REDIS_PASSWORD", "p");
    assertThat(Given.settings(redis).redis()).isNotNull();
  }

  @Test
  void redisShouldHaveAPasswordWhenOneNodeIsAnotherMachine() {
    Map<String, String> redis = production("USE_REDIS", "true");
    redis.put("REDIS_MODE", "sentinel");
    redis.put("REDIS_NODES", "localhost:1,10.0.0.7:1");

    assertThat(Given.report(redis)).contains("since 10.0.0.7 is another machine");
  }

  @Test
  void redisShouldNeedNoPasswordWhenItIsOnThisMachineOrNotUsed() {
    assertThat(Given.settings(production("USE_REDIS", "true")).redis()).isNotNull();
    assertThat(Given.settings(production("REDIS_HOST", "redis.example")).redis()).isNull();
  }

  private static String report(String key, String value) {
    return Given.report(production(key, value));
  }

  private static Map<String, String> production(String key, String value) {
    Map<String, String> variables = new HashMap<>();
    variables.put("APP_ENV", "production");
    variables.put("DB_URL", "jdbc:postgresql://127.0.0.1/chat");
    variables.put(key, value);
    return variables;
  }
}
