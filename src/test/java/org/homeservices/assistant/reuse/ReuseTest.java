package org.homeservices.assistant.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.assistant.reuse.Requests.ANYBODY;
import static org.homeservices.assistant.reuse.Requests.FINDINGS;
import static org.homeservices.assistant.reuse.Requests.QUESTION;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReuseTest {
  private static final String ANSWER = "Cancele em Meus pedidos até 24 horas antes.";

  private final Reuse reuse = Requests.reuse();

  @Test
  void questionShouldGetItsKeysWhenNothingForbidsIt() {
    List<AnswerKey> keys = keys(reuse.judge(QUESTION, ANYBODY, FINDINGS));

    assertThat(keys).extracting(AnswerKey::kind).containsExactly("a", "n");
    assertThat(keys).isEqualTo(Requests.keys(QUESTION, FINDINGS.language()));
    assertThat(reuse.counts().values()).containsOnly(0L);
  }

  @Test
  void keysShouldDifferWhenTheAudienceThePageOrTheLanguageDiffers() {
    Findings inEnglish = new Findings(Languages.ENGLISH, FINDINGS.passages());

    assertThat(
            List.of(
                keys(reuse.judge(QUESTION, ANYBODY, FINDINGS)),
                keys(reuse.judge(QUESTION, ANYBODY.on("orders"), FINDINGS)),
                keys(reuse.judge(QUESTION, ANYBODY, inEnglish)),
                keys(reuse.judge(QUESTION, Circumstances.of(Audience.CLIENT), FINDINGS)),
                keys(reuse.judge(QUESTION, Circumstances.of(Audience.PROVIDER), FINDINGS))))
        .doesNotHaveDuplicates();
  }

  @Test
  void questionShouldBePrivateWhenThePromptKnowsTheVisitor() {
    Circumstances known = ANYBODY.with(new PersonalPart(List.of("Ana, pedido 7")));

    assertThat(reason(reuse.judge(QUESTION, known, FINDINGS))).contains(NoStore.PERSONAL);
    assertThat(reuse.counts()).containsEntry(NoStore.PERSONAL, 1L);
  }

  @ParameterizedTest
  @EnumSource
  void questionShouldBePrivateWhenTheCallerKnowsAReason(NoStore reason) {
    Judgement judgement = reuse.judge(QUESTION, ANYBODY.because(reason), FINDINGS);

    assertThat(reason(judgement)).contains(reason);
    assertCountedOnce(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PII_IN | Meu CPF é 529.982.247-25, como cancelo?",
        "HISTORY | E para dois quartos?",
        "LIVE_DATA | Onde está meu pedido?",
        "COMPLAINT | Que serviço péssimo",
        "TOO_SHORT | ok?",
        "TOO_SHORT | 👍👍👍👍"
      })
  void questionShouldBePrivateWhenItSaysSoItself(NoStore reason, String question) {
    assertThat(reason(reuse.judge(question, ANYBODY, FINDINGS))).contains(reason);
    assertCountedOnce(reason);
  }

  @Test
  void questionShouldBePrivateWhenItIsVeryLong() {
    String question = "como limpar ".repeat(84);

    assertThat(reason(reuse.judge(question, ANYBODY, FINDINGS))).contains(NoStore.TOO_LONG);
    assertCountedOnce(NoStore.TOO_LONG);
  }

  @Test
  void questionShouldBePrivateWhenThePromptQuotesEarlierTurns() {
    Circumstances later = ANYBODY.after(History.of(List.of("Quanto custa?", "R$ 150.")));

    assertThat(reason(reuse.judge(QUESTION, later, FINDINGS))).contains(NoStore.HISTORY);
    assertCountedOnce(NoStore.HISTORY);
  }

  @Test
  void questionShouldBePrivateWhenTheModelWritesTooFreely() {
    Recipe free = new Recipe("casa", "digest", "openai", "small", 0.31, 500, 1);
    Reuse freely = new Reuse(free, List.of());

    assertThat(reason(freely.judge(QUESTION, ANYBODY, FINDINGS))).contains(NoStore.TEMPERATURE);
    assertThat(freely.counts()).containsEntry(NoStore.TEMPERATURE, 1L);
  }

  @Test
  void firstReasonShouldBeCountedAloneWhenSeveralHold() {
    Circumstances held = ANYBODY.because(NoStore.ATTACHMENT).because(NoStore.DISLIKED);

    assertThat(reason(reuse.judge("Onde está meu pedido?", held, FINDINGS)))
        .contains(NoStore.ATTACHMENT);
    assertCountedOnce(NoStore.ATTACHMENT);
  }

  @Test
  void answerShouldBeKeptWhenNothingForbidsIt() {
    assertThat(reuse.judgeAnswer(ANSWER, Finish.STOP, FINDINGS)).isEmpty();
    assertThat(reuse.counts().values()).containsOnly(0L);
  }

  @ParameterizedTest
  @CsvSource({
    "LENGTH,UNFINISHED",
    "BROKEN,UNFINISHED",
    "FILTERED,MODERATED",
    "TOOL,TOOL_SIDE_EFFECT"
  })
  void answerShouldNotBeKeptWhenItDidNotEndByItself(Finish finish, NoStore reason) {
    assertThat(reuse.judgeAnswer(ANSWER, finish, FINDINGS)).contains(reason);
    assertCountedOnce(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REFUSAL | Desculpe, não posso ajudar com isso.",
        "TOO_SHORT | Sim.",
        "TOO_SHORT | ''",
        "PII_OUT | A Ana atende em ana@exemplo.com.",
        "PII_OUT | Ligue para (11) 98888-7777.",
        "PII_OUT | Seu CPF é 529.982.247-25."
      })
  void answerShouldNotBeKeptWhenItsTextSaysSo(NoStore reason, String answer) {
    assertThat(reuse.judgeAnswer(answer, Finish.STOP, FINDINGS)).contains(reason);
    assertCountedOnce(reason);
  }

  @Test
  void answerShouldNotBeKeptWhenItIsVeryLong() {
    assertThat(reuse.judgeAnswer("a".repeat(16_001), Finish.STOP, FINDINGS))
        .contains(NoStore.TOO_LONG);
    assertCountedOnce(NoStore.TOO_LONG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Escreva para oi@casa.example ou ligue (11) 3000-4000.",
        "Dúvidas sobre reembolso: 11 4000-1234.",
        "Ligue +55 (11) 3000-4000 das 8h às 18h."
      })
  void answerShouldBeKeptWhenItsContactsArePublic(String answer) {
    assertThat(reuse.judgeAnswer(answer, Finish.STOP, FINDINGS)).isEmpty();
  }

  private void assertCountedOnce(NoStore reason) {
    Map<NoStore, Long> expected = new HashMap<>();
    for (NoStore other : NoStore.values()) {
      expected.put(other, other == reason ? 1L : 0L);
    }
    assertThat(reuse.counts()).isEqualTo(expected);
  }

  private static List<AnswerKey> keys(Judgement judgement) {
    return judgement.fold(keys -> keys, reason -> List.of());
  }

  private static Optional<NoStore> reason(Judgement judgement) {
    return judgement.fold(keys -> Optional.empty(), Optional::of);
  }
}
