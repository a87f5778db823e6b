package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.assistant.spending.SpendingSettings.Price;
import org.homeservices.channel.CapacityRule;
import org.homeservices.chat.HandoverSettings;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.identity.IdentitySettings;
import org.homeservices.identity.IdentitySettings.Algorithm;
import org.homeservices.identity.IdentitySettings.KeySet;
import org.homeservices.identity.IdentitySettings.Secret;
import org.homeservices.journal.JournalSettings;
import org.homeservices.testing.ServerIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That every key is really read: a value of each that is not its default must be seen. */
class SettingsKeysTest {
  private static final String TWIN = "_FILE";
  private static final String ADMIN = "0123456789abcdef0123456789abcdef";
  private static final String LONG = "another secret of the host site, even longer: 9876543210";
  private static final String OTHER = Given.OTHER_SECRET;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path folder;

  static Stream<Arguments> keys() {
    return Stream.of(
        key("APP_ENV", "production", s -> s.warnings().size(), 1),
        key("SECRET_KEY", OTHER, s -> Secrets.sign(s, OTHER), true),
        key("SECRET_KEY_FILE", secretFile(), s -> Secrets.sign(s, OTHER), true),
        key("SECRET_KEY_FALLBACKS", OTHER, s -> Secrets.verify(s, OTHER), true),
        key("SECRET_KEY_FALLBACKS_FILE", secretFile(), s -> Secrets.verify(s, OTHER), true),
        key("ADMIN_TOKEN", ADMIN, s -> s.admin().token(), Optional.of(ADMIN)),
        key("ADMIN_TOKEN_FILE", file("admin", ADMIN), s -> s.admin().token(), Optional.of(ADMIN)),
        key("USE_REDIS", "false", s -> s.redis() == null, true),
        key("REDIS_HOST", "r", servers(s -> s.nodes().get(0)), new RedisNode("r", 6379)),
        key("REDIS_PORT", "7", servers(s -> s.nodes().get(0)), new RedisNode("127.0.0.1", 7)),
        key("REDIS_DB", "7", servers(RedisServers::database), 7),
        key("REDIS_USERNAME", "u", access(RedisAccess::username), "u"),
        key("REDIS_PASSWORD", "p", access(RedisAccess::password), "p"),
        key("REDIS_PASSWORD_FILE", file("pass", "p\n"), access(RedisAccess::password), "p"),
        key("REDIS_TLS", "true", access(RedisAccess::tls), true),
        key(
            "REDIS_TLS_CA",
            ca().toString(),
            access(a -> Optional.ofNullable(a.tlsCa())),
            some(ca())),
        key("REDIS_MODE", "sentinel", servers(RedisServers::mode), RedisMode.SENTINEL),
        key("REDIS_NODES", "r:7", servers(RedisServers::nodes), List.of(new RedisNode("r", 7))),
        key("REDIS_MASTER", "m", servers(RedisServers::masterName), "m"),
        key("REDIS_CONNECT_TIMEOUT", "7", redis(RedisSettings::connectTimeout), seconds(7)),
        key("REDIS_TIMEOUT", "7", redis(RedisSettings::timeout), seconds(7)),
        key("REDIS_REQUIRED", "true", redis(RedisSettings::required), true),
        key("REDIS_CACHE_DB", "7", caches(c -> c.applicationData().database()), 7),
        key("CACHE_POOL_SIZE", "7", caches(c -> c.applicationData().poolSize()), 7),
        key("REDIS_CHAT_CACHE_DB", "7", caches(c -> c.chatAnswers().database()), 7),
        key("CHAT_CACHE_POOL_SIZE", "7", caches(c -> c.chatAnswers().poolSize()), 7),
        key("DB_URL", "jdbc:h2:mem:a", database(d -> some(d.url())), some("jdbc:h2:mem:a")),
        key("DB_USER", "u", database(DatabaseSettings::user), "u"),
        key("DB_PASSWORD", "p", database(DatabaseSettings::password), "p"),
        key("DB_PASSWORD_FILE", file("db", "p\n"), database(DatabaseSettings::password), "p"),
        key("DB_JNDI", "jdbc/chat", database(d -> some(d.jndi())), some("jdbc/chat")),
        key("DB_POOL_SIZE", "7", database(DatabaseSettings::poolSize), 7),
        key("CACHE_TIMEOUT", "7", s -> s.caches().applicationData().ttl(), seconds(7)),
        key("CHAT_CACHE_ENABLED", "false", s -> s.caches().chatAnswersEnabled(), false),
        key("CHAT_CACHE_TTL", "7", s -> s.caches().chatAnswers().ttl(), seconds(7)),
        key("CHAT_CACHE_MAX_ENTRIES", "7", s -> s.caches().chatAnswers().maxEntries(), 7),
        key("CHANNEL_POOL_SIZE", "8", redis(RedisSettings::poolSize), 8),
        key("CHANNEL_ENCRYPT", "false", redis(RedisSettings::encrypt), false),
        key("CHANNEL_CAPACITY", "7", s -> s.channel().capacity(), 7),
        key("CHANNEL_CAPACITY_PATTERNS", "a*=7", s -> s.channel().capacities(), rules("a*", 7)),
        key("CHANNEL_EXPIRY", "7", s -> s.channel().messageExpiry(), seconds(7)),
        key("CHANNEL_GROUP_EXPIRY", "7", s -> s.channel().groupExpiry(), seconds(7)),
        key("CHANNEL_HISTORY_SIZE", "70", s -> s.channel().historySize(), 70),
        key("CHANNEL_HISTORY_TTL", "7", s -> s.channel().historyAge(), seconds(7)),
        key("CHAT_MIN_MSG_LENGTH", "7", s -> s.chat().minLength(), 7),
        key("CHAT_MAX_MSG_LENGTH", "7", s -> s.chat().maxLength(), 7),
        key("ANSWER_LEASE_MS", "700", s -> s.generation().lease(), Duration.ofMillis(700)),
        key("CHAT_MAX_FEEDBACK_LENGTH", "7", s -> s.chat().maxFeedbackLength(), 7),
        key("CHAT_MAX_CONTEXT_SIZE", "7", s -> s.web().maxContext(), 7),
        key("LOG_FORMAT", "json", s -> s.journal().form(), JournalSettings.Form.JSON),
        key("CHAT_MAX_SESSIONS", "7", s -> s.web().maxSessions(), 7),
        key("CHAT_RETENTION_DAYS", "7", s -> s.upkeep().retention(), Duration.ofDays(7)),
        key("CHAT_MAX_HISTORY", "7", s -> s.chat().maxHistory(), 7),
        key("CHAT_SESSION_TIMEOUT", "7", s -> s.web().tokenLife(), seconds(7)),
        key("CHAT_RATE_LIMIT", "7", s -> s.limits().messages(), 7),
        key("CHAT_RATE_LIMIT_WINDOW", "7", s -> s.limits().window(), seconds(7)),
        key("CHAT_RATE_LIMIT_BURST", "7", s -> s.limits().burst(), 7),
        key("CHAT_CONVERSATIONS_PER_MINUTE", "7", s -> s.limits().conversationsPerMinute(), 7),
        key("CHAT_MAX_CONNECTIONS_PER_USER", "7", s -> s.limits().socketsPerVisitor(), 7),
        key("CHAT_MAX_CONNECTIONS_PER_IP", "7", s -> s.limits().socketsPerAddress(), 7),
        key("TRUSTED_PROXIES", "::1", s -> s.addresses().trustedProxies(), List.of("::1")),
        key("CLIENT_IP_HEADER", "X-Real-IP", s -> s.addresses().header(), "X-Real-IP"),
        key("ALLOWED_ORIGINS", "*", s -> s.web().allowedOrigins(), List.of("*")),
        key("ASSISTANT_ENABLED", "false", s -> s.chat().assistantEnabled(), false),
        key("ASSISTANT_NAME", "Zoe", s -> s.chat().assistantName(), "Zoe"),
        key("ASSISTANT_LOCALE", "en", s -> s.web().defaultLocale(), Locale.ENGLISH),
        key("KNOWLEDGE_DIR", folder.toString(), s -> s.knowledge().folder(), Optional.of(folder)),
        key("IDENTITY_ISSUER", "b", identity(IdentitySettings::issuer), "b"),
        key("IDENTITY_AUDIENCE", "b", identity(IdentitySettings::audience), "b"),
        key("IDENTITY_ALGORITHM", "HS384", identity(i -> i.algorithm()), Algorithm.HS384),
        key("IDENTITY_KEY", LONG, identity(IdentitySettings::trust), new Secret(LONG)),
        key(
            "IDENTITY_KEY_FILE",
            file("identity", LONG),
            identity(IdentitySettings::trust),
            new Secret(LONG)),
        key(
            "IDENTITY_JWKS_URL",
            "https://casa.example/b",
            identity(IdentitySettings::trust),
            new KeySet(uri("https://casa.example/b"))),
        key("OPENAI_API_KEY", "k", model(ModelSettings::apiKey), "k"),
        key("OPENAI_API_KEY_FILE", file("api", "k\n"), model(ModelSettings::apiKey), "k"),
        key("OPENAI_BASE_URL", "http://m/v1", model(ModelSettings::baseUrl), uri("http://m/v1")),
        key("OPENAI_MODEL", "m", model(ModelSettings::model), "m"),
        key("OPENAI_TEMPERATURE", "1.5", model(ModelSettings::temperature), 1.5),
        key("OPENAI_MAX_TOKENS", "7", model(ModelSettings::maxTokens), 7),
        key("OPENAI_CONNECT_TIMEOUT", "7", model(ModelSettings::connectTimeout), seconds(7)),
        key("OPENAI_FIRST_TOKEN_TIMEOUT", "7", model(ModelSettings::firstTokenTimeout), seconds(7)),
        key("OPENAI_IDLE_TIMEOUT", "7", model(ModelSettings::idleTimeout), seconds(7)),
        key("OPENAI_TOTAL_TIMEOUT", "7", model(ModelSettings::totalTimeout), seconds(7)),
        key(
            "HANDOVER_WEBHOOK_URL",
            "https://desk/b",
            handover(h -> h.url()),
            uri("https://desk/b")),
        key("HANDOVER_WEBHOOK_SECRET", OTHER, handover(h -> h.secret()), OTHER),
        key("HANDOVER_WEBHOOK_SECRET_FILE", secretFile(), handover(h -> h.secret()), OTHER),
        key("OPENAI_FALLBACK_MODEL", "f", model(ModelSettings::fallbackModel), "f"),
        key("OPENAI_ANSWER_DEADLINE", "7", model(ModelSettings::answerDeadline), seconds(7)),
        key("OPENAI_MAX_RETRIES", "4", model(ModelSettings::maxRetries), 4),
        key(
            "OPENAI_PROXY",
            "http://p:3128",
            model(m -> Optional.ofNullable(m.proxy())),
            Optional.of(uri("http://p:3128"))),
        key("OPENAI_PRICE_IN", "7.5", price(Price::in), 7_500_000L),
        key("OPENAI_PRICE_OUT", "7.5", price(Price::out), 7_500_000L),
        key("OPENAI_FALLBACK_PRICE_IN", "7", fallbackPrice(Price::in), 7_000_000L),
        key("OPENAI_FALLBACK_PRICE_OUT", "7", fallbackPrice(Price::out), 7_000_000L),
        key("OPENAI_DAILY_BUDGET", "7", s -> s.spending().dailyBudget(), 7_000_000L),
        key("SITE_NAME", "Casa", s -> s.site().siteName(), "Casa"),
        key("SITE_URL", "https://casa.example", s -> s.site().siteUrl(), "https://casa.example"),
        key(
            "ALLOWED_LINK_HOSTS",
            "*.b.example",
            s -> s.guard().linkHosts(),
            List.of("*.b.example")),
        key("SUPPORT_EMAIL", "a@b.example", s -> s.site().supportEmail(), "a@b.example"),
        key("SUPPORT_PHONE", "+55 11 1", s -> s.site().supportPhone(), "+55 11 1"),
        key("SUPPORT_HOURS", "8–18 h", s -> s.site().supportHours(), "8–18 h"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void keyShouldBeRead(
      String key, String value, Function<Settings, Object> reader, Object expected) {
    Object unset = reader.apply(SettingsReader.read(Given.environment(basisOf(key))));
    Object set = reader.apply(SettingsReader.read(Given.environment(with(key, value))));

    assertThat(set).isEqualTo(expected).isNotEqualTo(unset);
  }

  /** Those that others rest on have tests of their own. */
  static Stream<Arguments> keysThatMayBeUnset() {
    return keys().filter(key -> !basis().containsKey(key.get()[0]));
  }

  @ParameterizedTest
  @MethodSource("keysThatMayBeUnset")
  void keyShouldBeAsGoodAsUnsetWhenItIsEmpty(
      String key, String value, Function<Settings, Object> reader, Object expected) {
    Object unset = reader.apply(SettingsReader.read(Given.environment(basis())));
    Object empty = reader.apply(SettingsReader.read(Given.environment(with(key, ""))));

    assertThat(empty).isEqualTo(unset).isNotEqualTo(expected);
  }

  @Test
  void everyKeyShouldStandInThisTest() {
    Stream<Object> tested = keys().map(arguments -> arguments.get()[0]);

    assertThat(tested).containsExactlyInAnyOrderElementsOf(Given.settings(Map.of()).keys());
  }

  /** What the other keys need to show their effect. */
  private static Map<String, String> basis() {
    Map<String, String> variables = new HashMap<>();
    variables.put(SecretKeys.KEY, Given.SECRET);
    variables.put("OPENAI_API_KEY", "some-key");
    variables.put("OPENAI_PRICE_IN", "1");
    variables.put("OPENAI_PRICE_OUT", "2");
    variables.put("USE_REDIS", "true");
    variables.put("REDIS_NODES", "some-node:6379");
    variables.put("HANDOVER_WEBHOOK_URL", "https://desk.example/a");
    variables.put("HANDOVER_WEBHOOK_SECRET", Given.SECRET);
    variables.put("IDENTITY_ISSUER", "a");
    variables.put("IDENTITY_AUDIENCE", "a");
    variables.put("IDENTITY_ALGORITHM", "HS256");
    variables.put("IDENTITY_KEY", "a secret of the host site, which is long enough for HS384");
    return variables;
  }

  /** Nodes are looked at in the other modes alone, and published keys where there is no secret. */
  private static Map<String, String> basisOf(String key) {
    Map<String, String> variables = basis();
    if (key.equals("IDENTITY_JWKS_URL")) {
      variables.remove("IDENTITY_KEY");
      variables.put("IDENTITY_ALGORITHM", "ES256");
      variables.put("IDENTITY_JWKS_URL", "https://casa.example/a");
    }
    if (key.equals("REDIS_NODES")) {
      variables.put("REDIS_MODE", "cluster");
    }
    if (key.equals("APP_ENV")) {
      variables.put("DB_URL", "jdbc:postgresql://127.0.0.1/chat");
    }
    return variables;
  }

  private static Map<String, String> with(String key, String value) {
    Map<String, String> variables = value.isEmpty() ? basis() : basisOf(key);
    if (key.endsWith(TWIN) && !value.isEmpty()) {
      variables.remove(key.substring(0, key.length() - TWIN.length()));
    }
    variables.put(key, value);
    return variables;
  }

  private static Arguments key(
      String key, String value, Function<Settings, Object> reader, Object expected) {
    return arguments(key, value, reader, expected);
  }

  private static Function<Settings, Object> model(Function<ModelSettings, Object> reader) {
    return settings -> reader.apply(Objects.requireNonNull(settings.model()));
  }

  private static Function<Settings, Object> price(Function<Price, Object> reader) {
    return settings -> reader.apply(settings.spending().price());
  }

  private static Function<Settings, Object> fallbackPrice(Function<Price, Object> reader) {
    return settings -> reader.apply(settings.spending().fallbackPrice());
  }

  private static Function<Settings, Object> database(Function<DatabaseSettings, Object> reader) {
    return settings -> reader.apply(settings.database());
  }

  private static Function<Settings, Object> redis(Function<RedisSettings, Object> reader) {
    return settings -> reader.apply(Objects.requireNonNull(settings.redis()));
  }

  private static Function<Settings, Object> servers(Function<RedisServers, Object> reader) {
    return redis(redis -> reader.apply(redis.servers()));
  }

  private static Function<Settings, Object> caches(Function<RedisCaches, Object> reader) {
    return redis(redis -> reader.apply(redis.caches()));
  }

  private static Function<Settings, Object> access(Function<RedisAccess, Object> reader) {
    return redis(redis -> reader.apply(redis.access()));
  }

  private static Function<Settings, Object> handover(Function<HandoverSettings, Object> reader) {
    return settings -> reader.apply(Objects.requireNonNull(settings.handover()));
  }

  private static Function<Settings, Object> identity(Function<IdentitySettings, Object> reader) {
    return settings -> reader.apply(Objects.requireNonNull(settings.identity()));
  }

  private static Object rules(String glob, int capacity) {
    return List.of(new CapacityRule(glob, capacity));
  }

  private static Path ca() {
    Path made = folder.resolve("certificate.pem");
    return Files.exists(made) ? made : ServerIdentity.in(folder).certificate();
  }

  private static Object some(@Nullable Object value) {
    return Optional.ofNullable(value);
  }

  private static Duration seconds(int number) {
    return Duration.ofSeconds(number);
  }

  private static URI uri(String text) {
    return URI.create(text);
  }

  private static String secretFile() {
    return file("secret", OTHER + "\r\n");
  }

  private static String file(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
