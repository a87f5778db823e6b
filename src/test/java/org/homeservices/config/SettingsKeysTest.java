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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That every key is really read: a value of each that is not its default must be seen. */
class SettingsKeysTest {
  private static final String TWIN = "_FILE";
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
        key("CHANNEL_HISTORY_SIZE", "70", s -> s.channel().historySize(), 70),
        key("CHANNEL_HISTORY_TTL", "7", s -> s.channel().historyAge(), seconds(7)),
        key("CHAT_MIN_MSG_LENGTH", "7", s -> s.chat().minLength(), 7),
        key("CHAT_MAX_MSG_LENGTH", "7", s -> s.chat().maxLength(), 7),
        key("CHAT_MAX_HISTORY", "7", s -> s.chat().maxHistory(), 7),
        key("CHAT_SESSION_TIMEOUT", "7", s -> s.web().tokenLife(), seconds(7)),
        key("ALLOWED_ORIGINS", "*", s -> s.web().allowedOrigins(), List.of("*")),
        key("ASSISTANT_ENABLED", "false", s -> s.chat().assistantEnabled(), false),
        key("ASSISTANT_NAME", "Zoe", s -> s.chat().assistantName(), "Zoe"),
        key("ASSISTANT_LOCALE", "en", s -> s.web().defaultLocale(), Locale.ENGLISH),
        key("KNOWLEDGE_DIR", folder.toString(), s -> s.knowledge().folder(), Optional.of(folder)),
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
        key("SITE_NAME", "Casa", s -> s.site().siteName(), "Casa"),
        key("SITE_URL", "https://casa.example", s -> s.site().siteUrl(), "https://casa.example"),
        key("SUPPORT_EMAIL", "a@b.example", s -> s.site().supportEmail(), "a@b.example"),
        key("SUPPORT_PHONE", "+55 11 1", s -> s.site().supportPhone(), "+55 11 1"),
        key("SUPPORT_HOURS", "8–18 h", s -> s.site().supportHours(), "8–18 h"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void keyShouldBeRead(
      String key, String value, Function<Settings, Object> reader, Object expected) {
    Object unset = reader.apply(SettingsReader.read(Given.environment(basis())));
    Object set = reader.apply(SettingsReader.read(Given.environment(with(key, value))));

    assertThat(set).isEqualTo(expected).isNotEqualTo(unset);
  }

  /** The two that others rest on have tests of their own. */
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
    return variables;
  }

  private static Map<String, String> with(String key, String value) {
    Map<String, String> variables = basis();
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
