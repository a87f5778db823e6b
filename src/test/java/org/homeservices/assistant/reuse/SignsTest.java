package org.homeservices.assistant.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the word lists find, and what they must leave alone. */
class SignsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pt-BR | Isso é caro?",
        "pt-BR | quanto ele cobra",
        "pt-BR | Oi, e para dois quartos?",
        "pt-BR | E quanto custa?",
        "pt-BR | e se chover",
        "pt-BR | Mas tem desconto?",
        "pt-BR | esse serviço inclui material?",
        "pt-BR | Aquele cupom vale?",
        "pt-BR | como faço para cancelá-lo?",
        "pt-BR | posso avaliá-la depois?",
        "pt-BR | quanto custa lá?",
        "pt-BR | por quê?",
        "en | How much does it cost?",
        "en | and for two rooms?",
        "en | What about painting?",
        "en | can they come on Sunday",
        "en | is this included?",
        "es | ¿Eso es caro?",
        "es | y para dos cuartos",
        "es | ¿cuánto cobra él?",
        "es | ¿cómo puedo cancelarlo?",
        "es | ¿y cuánto cuesta?",
        "es | lo cancelo",
        "fr | Comment annuler ?"
      })
  void questionShouldPointBackWhenItNeedsWhatWasSaidBefore(Locale language, String question) {
    assertThat(Anaphora.isIn(question, language)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pt-BR | Como cancelo o pedido?",
        "pt-BR | É possível pagar com PIX?",
        "pt-BR | Onde está o preço da faxina?",
        "pt-BR | E-mail de confirmação não chegou",
        "pt-BR | O prestador traz o material?",
        "pt-BR | Atendem segunda-feira?",
        "pt-BR | Limpam lava-louça?",
        "pt-BR | Cliente e prestador pagam taxa?",
        "en | Is it possible to pay by card?",
        "en | How long does it take to paint a room?",
        "en | How do I cancel the order?",
        "es | ¿El proveedor trae los materiales?",
        "es | ¿Por lo menos dos horas?",
        "es | ¿Quién paga el material?"
      })
  void questionShouldStandAloneWhenItPointsAtNothing(Locale language, String question) {
    assertThat(Anaphora.isIn(question, language)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Onde está meu pedido?",
        "cadê o encanador",
        "status do pedido",
        "tem eletricista agora disponível?",
        "vocês atendem hoje?",
        "o profissional já saiu?",
        "pedido #1234",
        "Where is my order?",
        "where's my cleaner",
        "is anyone available now?",
        "order status please",
        "¿Dónde está mi pedido?",
        "¿hay turno mañana?",
        "¿El profesional está en camino?"
      })
  void questionShouldBeLiveWhenItsAnswerChangesByTheMinute(String text) {
    assertThat(LiveData.isAskedIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Como cancelo o pedido?",
        "Quanto custa uma faxina?",
        "Como acompanho um pedido?",
        "agoraphobia",
        "Do you know how to paint?",
        "¿Cómo pago la visita?",
        "O amanhecer",
        "pedido mínimo"
      })
  void questionShouldNotBeLiveWhenItsAnswerStays(String text) {
    assertThat(LiveData.isAskedIn(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Isso é um absurdo",
        "vocês são uma PALHAÇADA",
        "péssimo serviço",
        "Cadê o encanador!!!",
        "CADÊ O MEU ENCANADOR",
        "quero reclamar da faxina",
        "vou no Procon",
        "golpe",
        "This is ridiculous",
        "what a scam",
        "I want my money back!! !",
        "es una vergüenza",
        "estoy harta",
        "quiero poner una queja"
      })
  void questionShouldBeAComplaintWhenTheVisitorIsAngry(String text) {
    assertThat(Complaint.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Como cancelo o pedido?",
        "Vocês aceitam PIX?!",
        "PIX",
        "CPF DO MEI",
        "Obrigada!!",
        "ferro de passar",
        "problema no cano",
        "esperando um encanador",
        "não sei qual serviço",
        "quanto tempo leva",
        "Do you clean shells?",
        "¿Cómo pago?",
        "droguista"
      })
  void questionShouldNotBeAComplaintWhenTheVisitorIsCalm(String text) {
    assertThat(Complaint.isIn(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Desculpe, não posso ajudar com isso.",
        "Como uma IA, não tenho opinião.",
        "Infelizmente, não posso responder.",
        "Sou apenas um assistente.",
        "As an AI language model, I do not know.",
        "I’m sorry, but I can't do that.",
        "I cannot assist with this request.",
        "Lo siento, no puedo ayudar.",
        "Como modelo de lenguaje, no sé.",
        "No puedo ayudarte con eso."
      })
  void answerShouldBeARefusalWhenTheModelDeclines(String text) {
    assertThat(RefusalText.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Você não pode cancelar depois do início.",
        "Não é possível pagar em dinheiro.",
        "O prestador não pode cobrar extra.",
        "You cannot cancel after the start.",
        "El proveedor no puede cobrar más.",
        "Para ajudar com isso, veja a página de pedidos.",
        "Como um cliente cancela? Em Meus pedidos."
      })
  void answerShouldNotBeARefusalWhenItAnswers(String text) {
    assertThat(RefusalText.isIn(text)).isFalse();
  }
}
