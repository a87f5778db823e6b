package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ana@casa.example | ana@casa.example",
        "Escreva para ana.souza+chat@mail.casa.com.br. Obrigada! | ana.souza+chat@mail.casa.com.br",
        "meu e-mail: <Ana_S@CASA.example>, | Ana_S@CASA.example",
        "a@b.co ou c@d.co | a@b.co",
        "(ana@casa.example) | ana@casa.example"
      })
  void addressShouldBeFound(String text, String address) {
    assertThat(EmailAddress.in(text, "")).contains(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "já escrevi para Ajuda@Casa.example |",
        "já escrevi para ajuda@casa.example, sou ana@casa.example | ana@casa.example",
        "ana@casa.example, não ajuda@casa.example | ana@casa.example"
      })
  void addressOfTheCompanyShouldNotBeTheVisitors(String text, @Nullable String address) {
    assertThat(EmailAddress.in(text, "ajuda@casa.example")).isEqualTo(Optional.ofNullable(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "não tenho e-mail",
        "@ana",
        "ana@",
        "ana@casa",
        "ana @ casa.example",
        "ana@@casa.example",
        "ana@-casa.example",
        "ana@casa..example",
        "usuário do instagram @ana.souza"
      })
  void nothingShouldBeFoundWhereThereIsNone(String text) {
    assertThat(EmailAddress.in(text, "")).isEmpty();
  }

  @Test
  void longTextsShouldBeSearchedSoon() {
    String letters = "a".repeat(10_000);

    assertThat(Duration.ofNanos(spent(letters + "@" + letters))).isLessThan(Duration.ofSeconds(1));
    assertThat(Duration.ofNanos(spent("a@" + "a.".repeat(5_000))))
        .isLessThan(Duration.ofSeconds(1));
    assertThat(Duration.ofNanos(spent("a@a.".repeat(2_500)))).isLessThan(Duration.ofSeconds(1));
  }

  private static long spent(String text) {
    long began = System.nanoTime();
    assertThat(EmailAddress.in(text, "")).isEmpty();
    return System.nanoTime() - began;
  }
}
