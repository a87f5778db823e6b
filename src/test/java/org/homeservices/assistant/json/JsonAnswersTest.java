package org.homeservices.assistant.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.homeservices.assistant.Answer;
import org.homeservices.assistant.Origin;
import org.homeservices.knowledge.Article.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAnswersTest {
  private final JsonAnswers json = new JsonAnswers();

  @Test
  void answerShouldBeReadAsItWasWritten() {
    Answer answer =
        new Answer(
            "Custa \"R$ 120\".\n\n* já 😀",
            Origin.KNOWLEDGE,
            List.of(new Answer.Source("prices", "Preços"), new Answer.Source("prices#2", "")),
            List.of(new Action("Ver", "/#services")));

    assertThat(json.decode(json.encode(answer))).contains(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "{\"text\":\"t\",\"origin\":\"NOBODY\",\"sources\":[],\"actions\":[]}",
        "{\"text\":1,\"origin\":\"MODEL\",\"sources\":[],\"actions\":[]}",
        "{\"text\":\"t\",\"origin\":\"MODEL\",\"sources\":[[\"id\"]],\"actions\":[]}"
      })
  void otherTextsShouldBeNoAnswers(String text) {
    assertThat(json.decode(text)).isEmpty();
  }
}
