package org.homeservices.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.homeservices.assistant.Turn.Speaker;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.Passage;
import org.homeservices.knowledge.lucene.LuceneKnowledgeBase;
import org.homeservices.knowledge.markdown.BuiltInArticles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which questions are understood by what was said before, and what is found for them. */
@TestInstance(Lifecycle.PER_CLASS)
class QuestionReaderTest {
  private final QuestionReader reader =
      new QuestionReader(new LuceneKnowledgeBase(BuiltInArticles.read()));

  private static Question asked(String text, String... earlier) {
    List<Turn> turns = new ArrayList<>();
    for (String before : earlier) {
      turns.add(new Turn(Speaker.VISITOR, before));
      turns.add(new Turn(Speaker.COMPANY, "Claro, eu explico."));
    }
    return new Question(text, Languages.PORTUGUESE).after(turns);
  }

  private static List<String> articles(Reading reading) {
    return reading.findings().passages().stream()
        .map(Passage::article)
        .map(article -> article.id())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Vocês pintam apartamento? | e quanto custa? | service-painting",
        "Vocês pintam apartamento? | quanto custa? | service-painting",
        "Como cancelo um pedido? | e tem multa? | cancel-order",
        "Posso pagar com PIX? | como faço isso? | pay-with-pix",
        "Preciso de um encanador para o banheiro | e pode ser hoje? | service-plumbing",
        "Do you do plumbing? | how much is it? | service-plumbing",
        "¿Hacen limpieza? | ¿y cuánto cuesta? | service-cleaning"
      })
  void questionShouldFindWhatTheTalkIsAboutWhenItLeansOnIt(
      String before, String question, String article) {
    Reading reading = reader.read(asked(question, before));

    assertThat(reading.standsAlone()).isFalse();
    assertThat(articles(reading)).contains(article);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Vocês pintam apartamento? | Como cancelo um pedido? | cancel-order",
        "Como cancelo um pedido? | Posso pagar com PIX? | pay-with-pix",
        "Posso pagar com PIX? | Quanto custa uma faxina? | service-cleaning"
      })
  void questionShouldStandAloneWhenItSaysWhatItIsAbout(
      String before, String question, String article) {
    Reading reading = reader.read(asked(question, before));

    assertThat(reading.standsAlone()).isTrue();
    assertThat(articles(reading)).first().isEqualTo(article);
  }

  @Test
  void talkShouldBeFollowedBackWhenSeveralQuestionsLeanOnEachOther() {
    Reading reading =
        reader.read(asked("e amanhã?", "Quanto custa uma faxina?", "e no sábado?", "e de manhã?"));

    assertThat(articles(reading)).contains("service-cleaning");
    assertThat(reading.needed()).hasSize(6);
  }

  @Test
  void ownWordsOfAQuestionShouldBeKnownApartFromTheTalk() {
    Reading reading =
        reader.read(
            asked("Isso é um absurdo, o profissional não veio!", "Quanto custa uma faxina?"));

    assertThat(reading.own().passages())
        .first()
        .extracting(passage -> passage.article().id())
        .isEqualTo("professional-late");
  }

  @Test
  void questionOffTopicShouldStayOffTopicWhateverWasSaidBefore() {
    Reading reading = reader.read(asked("Qual é a capital da França?", "Quanto custa uma faxina?"));

    assertThat(reading.isOffTopic()).isTrue();
    assertThat(reading.deservesModel()).isFalse();
  }

  @Test
  void firstQuestionShouldStandAloneWhateverItPointsAt() {
    Reading reading = reader.read(new Question("e quanto custa isso?", Languages.PORTUGUESE));

    assertThat(reading.standsAlone()).isTrue();
  }

  @Test
  void brokenSearchShouldFindNothing() {
    Reading reading =
        new QuestionReader(new BrokenShelf()).read(asked("e quanto custa?", "Vocês pintam?"));

    assertThat(reading.findings().passages()).isEmpty();
    assertThat(reading.isOffTopic()).isFalse();
  }
}
