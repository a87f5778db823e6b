package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.assistant.SiteFacts;
import org.homeservices.channel.CapacityRule;
import org.homeservices.chat.ChatSettings;
import org.homeservices.chat.UpkeepSettings;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.testing.ChannelLimits;
import org.homeservices.web.WebSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void everySettingShouldHaveItsDefaultWhenItIsUnset() {
    Settings settings = Given.settings(Map.of());

    assertThat(settings.channel()).isEqualTo(ChannelLimits.remembering(500, DAY));
    assertThat(settings.redis()).isNull();
    assertThat(settings.chat()).isEqualTo(new ChatSettings(1, 2000, 1000, 50, true, "Sophie"));
    assertThat(settings.knowledge().folder()).isEmpty();
    assertThat(settings.model()).isNull();
    assertThat(settings.site()).isEqualTo(new SiteFacts("Sophie", "", "", "", "", "", true));
    assertThat(settings.web())
        .isEqualTo(new WebSettings(List.of(), Locale.forLanguageTag("pt-BR"), DAY));
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void conversationsShouldBeErasedAfterNinetyDaysUnlessTheyAreKeptForEver() {
    Duration life = Duration.ofDays(1);

    assertThat(Given.settings(Map.of()).upkeep())
        .isEqualTo(new UpkeepSettings(life, Duration.ofDays(90)));
    assertThat(Given.settings(Map.of("CHAT_RETENTION_DAYS", "0")).upkeep())
        .isEqualTo(new UpkeepSettings(life, null));
  }

  @Test
  void retentionShorterThanATokensLifeShouldBeRefused() {
    String report =
        Given.report(Map.of("CHAT_RETENTION_DAYS", "2", "CHAT_SESSION_TIMEOUT", "172801"));

    assertThat(report)
        .contains("CHAT_RETENTION_DAYS = 2 (environment)")
        .contains("must not be shorter than CHAT_SESSION_TIMEOUT (172801 s)")
        .contains("CHAT_RETENTION_DAYS=3");
    assertThat(Given.report(Map.of("CHAT_SESSION_TIMEOUT", "8640000")))
        .contains("CHAT_RETENTION_DAYS=100");
  }

  @Test
  void retentionAsLongAsATokensLifeShouldBeTaken() {
    Settings settings =
        Given.settings(Map.of("CHAT_RETENTION_DAYS", "2", "CHAT_SESSION_TIMEOUT", "172800"));

    assertThat(settings.upkeep().retention()).isEqualTo(Duration.ofDays(2));
  }

  @ParameterizedTest
  @CsvSource({"100, 7, 200", "7, 100, 200"})
  void positionsShouldOutliveHistoryAndConversation(String history, String life, int age) {
    Settings settings =
        Given.settings(Map.of("CHANNEL_HISTORY_TTL", history, "CHAT_SESSION_TIMEOUT", life));

    assertThat(settings.channel().positionAge()).isEqualTo(Duration.ofSeconds(age));
  }

  @Test
  void capacityRulesShouldKeepTheirOrderAndBearBlanks() {
    Settings settings = Given.settings(Map.of("CHANNEL_CAPACITY_PATTERNS", "a* = 7 , *!*=9"));

    assertThat(settings.channel().capacities())
        .containsExactly(new CapacityRule("a*", 7), new CapacityRule("*!*", 9));
  }

  @Test
  void modelShouldBeOfThePublicApiWhenOnlyItsKeyIsSet() {
    Settings settings = Given.settings(Map.of("OPENAI_API_KEY", "sk-1"));

    assertThat(settings.model())
        .isEqualTo(
            new ModelSettings(
                URI.create("https://api.openai.com/v1"),
                "sk-1",
                "gpt-4o-mini",
                0.3,
                500,
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                Duration.ofSeconds(10),
                Duration.ofSeconds(45),
                "",
                Duration.ofSeconds(6),
                2,
                null));
  }

  @Test
  void modelShouldBeAskedWithoutAKeyWhenOnlyItsServerIsSet() {
    Settings settings = Given.settings(Map.of("OPENAI_BASE_URL", "http://localhost:11434/v1"));

    assertThat(settings.model())
        .extracting(ModelSettings::baseUrl, ModelSettings::apiKey)
        .containsExactly(URI.create("http://localhost:11434/v1"), "");
  }

  @Test
  void threeBadValuesShouldBeListedInOneMessage() {
    String report =
        Given.report(
            Map.of("CHAT_MAX_MSG_LENGTH", "abc", "APP_ENV", "prod", "SITE_URL", "example.com"));

    assertThat(report)
        .containsOnlyOnce("home-services-chat cannot start: 3 settings are wrong.")
        .contains(
            "APP_ENV = prod (environment)\n"
                + "      must be one of development, production; for example APP_ENV=development",
            "CHAT_MAX_MSG_LENGTH = abc (environment)\n"
                + "      must be a whole number from 1 to 10000;"
                + " for example CHAT_MAX_MSG_LENGTH=2000",
            "SITE_URL = example.com (environment)\n"
                + "      must be an http or https URL without a query;"
                + " for example SITE_URL=https://www.example.com");
  }

  @Test
  void oneBadValueShouldBeSpokenOfAsOne() {
    assertThat(Given.report(Map.of("APP_ENV", "prod"))).contains("1 setting is wrong.");
  }

  @ParameterizedTest
  @CsvSource({
    "APP_ENV, Production",
    "ASSISTANT_ENABLED, yes",
    "ASSISTANT_LOCALE, fr",
    "CHAT_MAX_MSG_LENGTH, 10001",
    "CHAT_MAX_HISTORY, 51",
    "CHAT_SESSION_TIMEOUT, 1.5",
    "CHAT_RETENTION_DAYS, 36501",
    "CHAT_RETENTION_DAYS, -1",
    "CHAT_MAX_CONTEXT_SIZE, 65537",
    "CHANNEL_HISTORY_SIZE, 99999999999999999999",
    "CHANNEL_HISTORY_SIZE, 49",
    "OPENAI_TEMPERATURE, 2.1",
    "OPENAI_TEMPERATURE, -0.1",
    "OPENAI_TEMPERATURE, NaN",
    "OPENAI_BASE_URL, ftp://models.example",
    "OPENAI_BASE_URL, https:///v1",
    "OPENAI_BASE_URL, https://models.example/v1?api-version=1",
    "OPENAI_BASE_URL, https://models.example/v1#top",
    "OPENAI_BASE_URL, http://models.example:99999/v1",
    "OPENAI_BASE_URL, http://models example/v1",
    "OPENAI_PROXY, proxy.internal:3128",
    "OPENAI_PROXY, http://proxy.internal",
    "OPENAI_PROXY, https://proxy.internal:3128",
    "OPENAI_PROXY, http://user@proxy.internal:3128",
    "OPENAI_PROXY, http://proxy.internal:3128/path",
    "OPENAI_MAX_RETRIES, 6",
    "KNOWLEDGE_DIR, /no/such/folder",
    "ALLOWED_LINK_HOSTS, https://a.example",
    "ALLOWED_LINK_HOSTS, 'a.example,*'",
    "ALLOWED_ORIGINS, a.example",
    "ALLOWED_ORIGINS, https://a.example/",
    "ALLOWED_ORIGINS, 'https://a.example,null'",
    "ALLOWED_ORIGINS, https://*.*.example",
    "CHAT_RATE_LIMIT, -1",
    "CHAT_RATE_LIMIT_WINDOW, 0",
    "CHAT_RATE_LIMIT_BURST, many",
    "CHAT_CONVERSATIONS_PER_MINUTE, -1",
    "CHAT_MAX_CONNECTIONS_PER_USER, 1.5",
    "CHAT_MAX_CONNECTIONS_PER_IP, -1",
    "TRUSTED_PROXIES, 10.0.0.0/33",
    "TRUSTED_PROXIES, proxy.example",
    "CLIENT_IP_HEADER, X Real IP"
  })
  void badValueShouldBeRefusedByItsKey(String key, String value) {
    assertThat(Given.report(Map.of(key, value))).contains(key + " = " + value + " (environment)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CHAT_SESSION_TIMEOUT",
        "CHANNEL_HISTORY_SIZE",
        "CHANNEL_HISTORY_TTL",
        "CHAT_MIN_MSG_LENGTH",
        "CHAT_MAX_MSG_LENGTH",
        "CHAT_MAX_HISTORY",
        "OPENAI_MAX_TOKENS",
        "OPENAI_CONNECT_TIMEOUT",
        "OPENAI_FIRST_TOKEN_TIMEOUT",
        "OPENAI_IDLE_TIMEOUT",
        "OPENAI_TOTAL_TIMEOUT",
        "OPENAI_ANSWER_DEADLINE",
        "OPENAI_MAX_RETRIES"
      })
  void zeroShouldBeRefusedWhereItMeansNothing(String key) {
    assertThat(Given.report(Map.of(key, "0"))).contains(key + " = 0 (environment)");
  }

  @Test
  void zeroShouldTurnALimitOff() {
    Settings settings =
        Given.settings(
            Map.of(
                "CHAT_RATE_LIMIT", "0",
                "CHAT_RATE_LIMIT_BURST", "0",
                "CHAT_CONVERSATIONS_PER_MINUTE", "0",
                "CHAT_MAX_CONNECTIONS_PER_USER", "0",
                "CHAT_MAX_CONNECTIONS_PER_IP", "0"));

    assertThat(settings.limits()).isEqualTo(RateLimitSettings.NONE);
  }

  @Test
  void temperatureShouldTakeZero() {
    Settings settings = Given.settings(Map.of("OPENAI_API_KEY", "k", "OPENAI_TEMPERATURE", "0"));

    assertThat(settings.model()).extracting(ModelSettings::temperature).isEqualTo(0.0);
  }

  @Test
  void leastLengthShouldNotExceedTheGreatest() {
    Map<String, String> crossed = Map.of("CHAT_MIN_MSG_LENGTH", "9", "CHAT_MAX_MSG_LENGTH", "8");

    assertThat(Given.report(crossed))
        .contains("CHAT_MIN_MSG_LENGTH = 9 (environment)")
        .contains("must not be greater than CHAT_MAX_MSG_LENGTH (8)");
  }

  @Test
  void numbersShouldBearBlanksAround() {
    assertThat(Given.settings(Map.of("CHAT_MAX_HISTORY", " 7 ")).chat().maxHistory()).isEqualTo(7);
  }

  @Test
  void unreadableLineShouldBeListedWithoutItsText() {
    DotEnv file = DotEnv.parse("my.env", "APP_ENV=development\nOPENAI_API_KEY hunter2\n");
    Lookup lookup = new ProcessLookup(Map.of(SecretKeys.KEY, Given.SECRET), file);

    assertThat(Given.report(lookup))
        .contains("my.env line 2 is not KEY=value")
        .doesNotContain("hunter2");
  }

  @Test
  void unknownKeyShouldBeAWarningWithTheNearestName() {
    Settings settings =
        Given.settings(
            Map.of("CHAT_MAX_MSG_LENGHT", "9", "REDIS_FUTURE_FLAG", "1", "HOME", "/root"));

    assertThat(settings.warnings())
        .containsExactly(
            "unknown setting CHAT_MAX_MSG_LENGHT is not used; did you mean CHAT_MAX_MSG_LENGTH?",
            "unknown setting REDIS_FUTURE_FLAG is not used by this version");
  }

  @Test
  void nearestNameShouldAlwaysBeTheSameWhenTwoAreAsNear() {
    assertThat(Given.settings(Map.of("CHAT_MIX_MSG_LENGTH", "9")).warnings())
        .singleElement()
        .asString()
        .endsWith("did you mean CHAT_MAX_MSG_LENGTH?");
  }
}
