package org.homeservices.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.homeservices.conversation.PageKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationsTest {
  private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");
  private static final Locale SPANISH = Locale.forLanguageTag("es");
  private static final List<Locale> ALL = List.of(PORTUGUESE, Locale.ENGLISH, SPANISH);

  @ParameterizedTest
  @EnumSource
  void errorShouldBeSaidInEveryLanguage(ErrorCode code) {
    assertThat(ALL.stream().map(locale -> Translations.error(code, locale)))
        .doesNotHaveDuplicates()
        .noneMatch(String::isBlank);
  }

  @ParameterizedTest
  @EnumSource
  void suggestionsShouldBeMadeInEveryLanguage(PageKind page) {
    assertThat(ALL)
        .allSatisfy(
            locale ->
                assertThat(Translations.suggestions(locale, page))
                    .hasSize(3)
                    .doesNotHaveDuplicates()
                    .noneMatch(String::isBlank));
    assertThat(ALL.stream().map(locale -> Translations.suggestions(locale, page)))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
  void suggestionsShouldFitThePage(PageKind page) {
    assertThat(ALL)
        .allSatisfy(
            locale ->
                assertThat(Translations.suggestions(locale, page))
                    .isNotEqualTo(Translations.suggestions(locale, PageKind.OTHER)));
  }

  @Test
  void greetingShouldNameTheAssistantInEveryLanguage() {
    assertThat(ALL.stream().map(locale -> Translations.greeting(locale, "Zoe $1")))
        .allMatch(greeting -> greeting.contains("Zoe $1") && !greeting.contains("{"))
        .doesNotHaveDuplicates();
    assertThat(ALL.stream().map(locale -> Translations.consent("1", locale)))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "de"})
  void defaultLocaleOfTheProcessShouldChangeNothing(String language) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));

      assertThat(Translations.error(ErrorCode.BUSY, PORTUGUESE)).startsWith("Aguarde");
      assertThat(Translations.error(ErrorCode.BUSY, Locale.ENGLISH)).startsWith("Please");
      assertThat(Translations.error(ErrorCode.BUSY, SPANISH)).startsWith("Espera");
      assertThat(Translations.error(ErrorCode.BUSY, Locale.FRENCH)).startsWith("Aguarde");
      assertThat(ErrorCode.INTERNAL.code()).isEqualTo("internal");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void turkishShouldNotChangeCodes() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));

      assertThat(ErrorCode.RATE_LIMITED.code()).isEqualTo("rate_limited");
      assertThat(PageKind.of("/SERVICIOS")).isEqualTo(PageKind.SERVICES);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"_en", "_es"})
  void everyLanguageShouldSayTheSameThings(String suffix) throws IOException {
    assertThat(keys(suffix)).isEqualTo(keys(""));
  }

  @Test
  void everyErrorTextShouldHaveACode() throws IOException {
    Stream<String> texts = keys("").stream().filter(key -> key.startsWith("error."));

    assertThat(texts)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ErrorCode.values()).map(code -> "error." + code.code()).toList());
  }

  private static Set<String> keys(String suffix) throws IOException {
    String name = "texts" + suffix + ".properties";
    try (InputStream file =
        Objects.requireNonNull(Translations.class.getResourceAsStream(name), name)) {
      return new PropertyResourceBundle(file).keySet();
    }
  }
}
