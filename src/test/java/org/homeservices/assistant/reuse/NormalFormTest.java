package org.homeservices.assistant.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.homeservices.knowledge.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalFormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pt-BR | Oi, bom dia! Como eu cancelo o pedido, por favor? | como cancelar pedido",
        "pt-BR | Gostaria de saber se posso pagar c/ cartão | posso pagar com cartao",
        "pt-BR | Quem o contrata, o cliente? | quem o contrata , o cliente",
        "pt-BR | Atende de segunda a sexta das 8h às 18h? | atende de segunda a sexta das 8h às 18h",
        "pt-BR | O desconto do PIX é de 1,5%? | desconto do pix é de 1,5 %",
        "pt-BR | Custa R$ 1.500,00 pintar a casa? | custa r $ 1.500,00 pintar casa",
        "pt-BR | Não, por favor, cancele o pedido | nao , por favor , cancele o pedido",
        "en | Hello, please: how do I cancel the order? | how to cancel order",
        "en | I’d like to know if you don't charge a fee, thanks! | you don't charge a fee",
        "es | ¡Hola! ¿Cómo cancelo el pedido, por favor? | como cancelar pedido",
        "es | Si canceló el baño, ¿quién la paga? | si canceló el baño , quién la paga"
      })
  void formShouldKeepWhatChangesTheQuestionAndNothingElse(
      Locale language, String typed, String tokens) {
    assertThat(NormalForm.of(typed, language))
        .hasValueSatisfying(form -> assertThat(form.text()).isEqualTo(tokens));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "oi, bom dia", "pix?", "quanto custa?", "e não?", "10 20", "👍"})
  void formShouldBeMissingWhenLessThanTwoWordsTellTheTopic(String typed) {
    assertThat(NormalForm.of(typed, Languages.PORTUGUESE)).isEmpty();
  }

  @Test
  void formShouldBeMissingWhenTheLanguageIsNoneOfTheProducts() {
    assertThat(NormalForm.of("Comment annuler la commande ?", Locale.FRENCH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"pt-BR", "en", "es"})
  void formShouldStayWhenTakenAgain(Locale language) {
    assertThat(QuestionPairs.labelled(language))
        .allSatisfy(
            labelled ->
                NormalForm.of(labelled.one(), language)
                    .ifPresent(
                        form -> assertThat(NormalForm.of(form.text(), language)).contains(form)));
  }
}
