package org.homeservices.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.homeservices.assistant.manners.Courtesy;
import org.homeservices.assistant.manners.Intent;
import org.homeservices.assistant.manners.Mood;
import org.homeservices.knowledge.Article.Action;
import org.homeservices.knowledge.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SetAnswersTest {
  private static final String URL = "https://casa.example";
  private static final String EMAIL = "oi@casa.example";
  private static final String PHONE = "+55 (11) 4000-0000";
  private static final String HOURS = "8–18 h";
  private static final SiteFacts ALL =
      new SiteFacts("Sophie", "Casa Boa", URL, EMAIL, PHONE, HOURS, false);
  private static final SiteFacts NOTHING = new SiteFacts("Sophie", "", "", "", "", "", false);
  private static final SiteFacts DEMONSTRATION =
      new SiteFacts("Sophie", "Demo", "", "", "", "", true);
  private static final Locale PORTUGUESE = Languages.PORTUGUESE;

  private final SetAnswers answers = new SetAnswers(ALL);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GREETING | pt-BR | Olá! 👋 Eu me chamo **Sophie** e sou assistente virtual (IA).",
        "GREETING | en    | Hello! 👋 I’m **Sophie**, a virtual assistant (AI).",
        "GREETING | es    | ¡Hola! 👋 Me llamo **Sophie** y soy asistente virtual (IA).",
        "THANKS   | pt-BR | Por nada!",
        "THANKS   | en    | You’re welcome!",
        "THANKS   | es    | ¡De nada!",
        "GOODBYE  | pt-BR | Até mais!",
        "GOODBYE  | en    | Goodbye!",
        "GOODBYE  | es    | ¡Hasta luego!"
      })
  void courtesyShouldBeReturnedInItsLanguage(Courtesy.Kind kind, Locale locale, String begin) {
    Answer answer = answers.to(new Courtesy(kind, locale));

    assertThat(answer.text()).startsWith(begin);
    assertThat(answer.origin()).isEqualTo(Origin.RULE);
  }

  @Test
  void greetingShouldSayTheNameThatTheOwnerHasGiven() {
    SetAnswers ofMax = new SetAnswers(new SiteFacts("Max", "", "", "", "", "", false));

    assertThat(ofMax.to(new Courtesy(Courtesy.Kind.GREETING, PORTUGUESE)).text())
        .contains("**Max**")
        .doesNotContain("Sophie");
  }

  @Test
  void calmVisitorShouldGetNoSetAnswer() {
    assertThat(answers.to(Mood.CALM, PORTUGUESE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"pt-BR,Sinto muito", "en,I’m sorry", "es,Lamento"})
  void onlyUpsetVisitorShouldHearThatWeAreSorry(Locale locale, String sorry) {
    assertThat(answers.to(Mood.UPSET, locale).orElseThrow().text()).startsWith(sorry);
    assertThat(answers.to(Mood.WANTS_PERSON, locale).orElseThrow().text()).doesNotContain(sorry);
  }

  @Test
  void personShouldBeOfferedByAllWaysThatAreKnown() {
    Answer answer = answers.to(Mood.WANTS_PERSON, PORTUGUESE).orElseThrow();

    assertThat(answer.origin()).isEqualTo(Origin.HUMAN);
    assertThat(answer.text())
        .contains(
            """
            Você pode falar com uma pessoa da nossa equipe:

            - **E-mail:** [oi@casa.example](mailto:oi@casa.example)
            - **Telefone:** [+55 (11) 4000-0000](tel:+551140000000)
            - **Horário de atendimento:** 8–18 h
            """);
    assertThat(answer.actions())
        .containsExactly(
            new Action("Enviar um e-mail", "mailto:oi@casa.example"),
            new Action("Ligar para nós", "tel:+551140000000"));
  }

  @Test
  void contactShouldSaySoWhenNoWayIsKnown() {
    Answer answer = new SetAnswers(NOTHING).contact(PORTUGUESE);

    assertThat(answer.text())
        .startsWith("Não tenho aqui um telefone nem um e-mail da nossa equipe.")
        .contains("**página de contato**")
        .doesNotContain("Horário");
    assertThat(answer.actions()).isEmpty();
  }

  @Test
  void contactShouldLeadToThePageWhenTheSiteIsTheDemonstration() {
    assertThat(new SetAnswers(DEMONSTRATION).contact(PORTUGUESE).actions())
        .containsExactly(new Action("Falar com uma pessoa", "/#contact"));
  }

  @Test
  void contactShouldLeadToTheSiteWhenNoOtherWayIsKnown() {
    SiteFacts facts = new SiteFacts("Sophie", "", URL, "", "", HOURS, false);

    Answer answer = new SetAnswers(facts).contact(PORTUGUESE);

    assertThat(answer.text()).contains("**Horário de atendimento:** 8–18 h");
    assertThat(answer.actions()).containsExactly(new Action("Ir para o site", URL));
  }

  @Test
  void phoneShouldBeNoLinkWhenItHasNoDigits() {
    SiteFacts facts = new SiteFacts("Sophie", "", "", "", "CASA BOA", "", false);

    Answer answer = new SetAnswers(facts).contact(PORTUGUESE);

    assertThat(answer.text()).contains("- **Telefone:** CASA BOA\n");
    assertThat(answer.actions()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void factThatIsUnknownShouldLeaveNoGap(SiteFacts facts) {
    assertThat(everyAnswer(facts))
        .allSatisfy(
            answer -> {
              assertThat(answer.text()).isNotBlank().isEqualTo(answer.text().strip());
              assertThat(answer.text()).doesNotContain("{", "}", "\n\n\n", "[]", "()", "** \n");
              assertThat(answer.text().lines()).noneMatch(line -> line.matches(".*:\\*\\*\\s*"));
              assertThat(answer.actions()).doesNotHaveDuplicates();
              assertThat(answer.actions())
                  .noneMatch(action -> action.url().matches("|mailto:|tel:|\\s+"));
            });
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void offerOfAPersonShouldNameAWayOrSayThatThereIsNone(SiteFacts facts) {
    boolean reachable = !facts.supportEmail().isBlank() || !facts.supportPhone().isBlank();

    assertThat(new SetAnswers(facts).contact(PORTUGUESE).text().contains("Não tenho aqui"))
        .isNotEqualTo(reachable);
    assertThat(new SetAnswers(facts).nobodyCame(PORTUGUESE).text())
        .contains(reachable ? "Você pode falar" : "página de contato");
  }

  @Test
  void calledShouldNameTheHoursOnlyWhenTheOwnerHasGivenThem() {
    assertThat(answers.called(PORTUGUESE).text()).contains("8–18 h", "**e-mail**");
    assertThat(new SetAnswers(NOTHING).called(PORTUGUESE).text())
        .doesNotContain("Horário")
        .contains("**e-mail**");
  }

  @Test
  void addressShouldBeAcknowledged() {
    assertThat(answers.addressTaken(PORTUGUESE).text()).startsWith("Anotado!");
    assertThat(answers.addressTaken(PORTUGUESE).origin()).isEqualTo(Origin.HUMAN);
  }

  @ParameterizedTest
  @EnumSource(Intent.class)
  void intentShouldLeadToAPlaceOfTheDemonstration(Intent intent) {
    Answer answer = new SetAnswers(DEMONSTRATION).to(intent, PORTUGUESE);

    assertThat(answer.origin()).isEqualTo(Origin.FALLBACK);
    assertThat(answer.actions().get(0).url()).startsWith("/#");
  }

  @Test
  void unknownQuestionShouldBeAnsweredByItsIntentWhenThatShows() {
    assertThat(answers.toUnknown("quanto custa isso aí", PORTUGUESE))
        .isEqualTo(answers.to(Intent.PRICE, PORTUGUESE));
    assertThat(answers.toUnknown("me conta uma piada", PORTUGUESE))
        .isEqualTo(answers.fallback(PORTUGUESE));
  }

  @Test
  void languagesShouldNotShareAText() {
    List<Answer> all = everyAnswer(ALL);

    assertThat(all.stream().map(Answer::text)).doesNotHaveDuplicates();
  }

  private static Stream<SiteFacts> everyCombination() {
    List<SiteFacts> all = new ArrayList<>();
    for (int bits = 0; bits < 32; bits++) {
      all.add(
          new SiteFacts(
              "Sophie",
              "",
              (bits & 1) == 0 ? "" : URL,
              (bits & 2) == 0 ? "" : EMAIL,
              (bits & 4) == 0 ? "" : PHONE,
              (bits & 8) == 0 ? "" : HOURS,
              (bits & 16) == 0));
    }
    return all.stream();
  }

  private static List<Answer> everyAnswer(SiteFacts facts) {
    SetAnswers answers = new SetAnswers(facts);
    List<Answer> all = new ArrayList<>();
    for (Locale locale : Languages.ALL) {
      for (Courtesy.Kind kind : Courtesy.Kind.values()) {
        all.add(answers.to(new Courtesy(kind, locale)));
      }
      for (Mood mood : Mood.values()) {
        answers.to(mood, locale).ifPresent(all::add);
      }
      for (Intent intent : Intent.values()) {
        all.add(answers.to(intent, locale));
      }
      all.add(answers.fallback(locale));
      all.add(answers.contact(locale));
      all.add(answers.called(locale));
      all.add(answers.addressTaken(locale));
      all.add(answers.nobodyCame(locale));
    }
    return all;
  }
}
