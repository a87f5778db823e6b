package org.homeservices.knowledge.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.homeservices.knowledge.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageAnalyzerTest {

  @Test
  void withAndWithoutShouldStayApartInPortuguese() {
    List<String> with = terms(Languages.PORTUGUESE, "posso pagar com cartão");
    List<String> without = terms(Languages.PORTUGUESE, "posso pagar sem cartão");

    assertThat(with).containsExactly("pag", "com", "carta");
    assertThat(without).containsExactly("pag", "sem", "carta");
  }

  @ParameterizedTest
  @CsvSource({
    "pt-BR, não, nao",
    "pt-BR, sem, sem",
    "pt-BR, com, com",
    "pt-BR, nunca, nunc",
    "es, no, no",
    "es, sin, sin",
    "es, con, con",
    "en, not, not",
    "en, without, without",
    "en, with, with",
  })
  void wordShouldNotBeDroppedWhenItTurnsTheQuestionAround(Locale locale, String word, String term) {
    assertThat(terms(locale, word)).containsExactly(term);
  }

  @ParameterizedTest
  @CsvSource({
    "pt-BR, reclamação, reclamar",
    "pt-BR, notificações, notificacao",
    "pt-BR, não, nao",
    "pt-BR, cancelamos, cancelei",
    "pt-BR, encanador, encanadores",
    "es, notificación, notificaciones",
    "es, rechazaron, rechazado",
    "es, cómo limpian, limpiar",
    "en, don’t cancel, cancelling",
    "en, payments, payment",
  })
  void formsOfAWordShouldBeOneTerm(Locale locale, String one, String other) {
    assertThat(terms(locale, one)).isEqualTo(terms(locale, other));
  }

  @ParameterizedTest
  @CsvSource({"pt-BR, você pode me dizer", "en, could you what’s", "es, ¿me puede?"})
  void smallWordsShouldSayNothing(Locale locale, String text) {
    assertThat(terms(locale, text)).doesNotContain("voc", "pod", "could", "pued", "what", "whats");
  }

  private static List<String> terms(Locale locale, String text) {
    try (LanguageAnalyzer analyzer = new LanguageAnalyzer(locale)) {
      return analyzer.terms(text);
    }
  }
}
