package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.homeservices.assistant.Answer;
import org.homeservices.assistant.Origin;
import org.homeservices.conversation.Visitor;
import org.homeservices.generation.Sheet;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that another node has begun. */
class AnswerWriterTest {
  private static final String QUESTION = "Quanto custa uma faxina?";
  private static final Sheet SHEET =
      new Sheet() {
        @Override
        public void text(String more) {}

        @Override
        public void reset() {}

        @Override
        public void whenUnwanted(Runnable stop) {}
      };

  @AutoClose private final ChatStage stage = ChatStage.withoutModel();

  /** Who asks the same three times is comforted: nobody else is to read that. */
  @ParameterizedTest
  @CsvSource({"true,KNOWLEDGE", "false,HUMAN"})
  void talkShouldShapeOnlyWhatNobodyElseMayFollow(boolean shared, Origin origin) {
    for (String clientId : new String[] {"1", "2"}) {
      Await.value(stage.room.post(stage.conversation, ChatStage.ADDRESS, clientId, QUESTION));
    }
    Await.until(() -> stage.stored().size() == 4);
    Broadcast broadcast =
        new Broadcast(stage.ground, Shelf.on(stage.ground, ChatStage.MAX_HISTORY));
    AnswerRef ref =
        new AnswerRef(
            "id",
            "key",
            "desk",
            "third",
            QUESTION,
            "other",
            Visitor.Kind.ANONYMOUS,
            stage.conversation.locale(),
            shared,
            null);

    String outcome =
        Await.value(
            new AnswerWriter(stage.ground, broadcast, "Sophie")
                .producer(stage.conversation.id(), ref, System.nanoTime())
                .write(SHEET));

    Optional<Answer> answer = stage.ground.answering().codec().decode(outcome);
    assertThat(answer).map(Answer::origin).contains(origin);
  }
}
