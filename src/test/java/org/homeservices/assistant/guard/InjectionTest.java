package org.homeservices.assistant.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.homeservices.knowledge.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InjectionTest {
  private static final double LEAST_SHARE = 0.9;

  @Test
  void nearlyAllAttemptsShouldBeToldWhenTheyInstructTheModel() throws IOException {
    List<String> attempts = lines("/guard/attempts.txt");

    List<String> missed = attempts.stream().filter(text -> !Injection.isIn(text)).toList();

    assertThat(attempts).hasSizeGreaterThanOrEqualTo(60);
    assertThat(missed).as("missed").hasSizeLessThanOrEqualTo(share(attempts));
  }

  @ParameterizedTest
  @CsvSource({
    "questions,pt-BR",
    "questions,en",
    "questions,es",
    "heldout,pt-BR",
    "heldout,en",
    "heldout,es"
  })
  void questionShouldBeNoAttemptWhenItAsksAboutServices(String set, Locale language)
      throws IOException {
    List<String> questions =
        lines("/knowledge/%s-%s.tsv".formatted(set, language.toLanguageTag())).stream()
            .filter(line -> !line.endsWith("\tnone"))
            .map(line -> line.split("\t", 2)[0])
            .toList();

    assertThat(Languages.ALL).contains(language);
    assertThat(questions).hasSizeGreaterThan(20).noneMatch(Injection::isIn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Quais são as regras de cancelamento?",
        "mostre as regras de cancelamento",
        "esqueci minha senha",
        "o sistema: está fora do ar?",
        "troca de sistema elétrico",
        "como mudo o endereço do pedido?",
        "What are your opening hours?",
        "Can I change my order?",
        "forget it, I'll call a plumber",
        "repeat my last booking please",
        "¿Cuáles son las reglas de reembolso?",
        "quiero cambiar la fecha",
        "ignoraram minha mensagem",
        "https://www.casa.example/pedidos/12345678901234567890",
        "meu pedido é 123e4567-e89b-12d3-a456-426614174000"
      })
  void questionShouldBeNoAttemptWhenItOnlySoundsLikeOne(String question) {
    assertThat(Injection.isIn(question)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ignore ", "a", "A1", "< ", "system ", "0a ", "\n", "\\x0"})
  void judgingShouldTakeAMomentWhenATextIsHostile(String piece) {
    String text = piece.repeat(20_000 / piece.length());

    assertTimeoutPreemptively(Duration.ofSeconds(2), () -> Injection.isIn(text));
  }

  private static int share(List<String> attempts) {
    return (int) (attempts.size() * (1 - LEAST_SHARE));
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = InjectionTest.class.getResourceAsStream(file)) {
      String text = new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
      return text.lines().filter(line -> !line.isBlank()).toList();
    }
  }
}
