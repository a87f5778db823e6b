package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Mode;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatRoomRefusalTest {
  private final ChatStage stage = ChatStage.withoutAssistant();

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @CsvSource({"'  ', TOO_SHORT", "'a\u202Eb', BAD_CHARACTERS", "'a\u0007b', BAD_CHARACTERS"})
  void postShouldBeRefusedWhenTheRulesForbidIt(String content, Refusal reason) {
    Posting posting =
        Await.value(stage.room.post(stage.conversation, ChatStage.ADDRESS, "c-1", content));

    assertThat(posting).isEqualTo(new Posting.Refused("c-1", reason));
  }

  @Test
  void refusedMessageShouldLeaveNoTrace() {
    Member member = stage.joined();

    Posting refused = stage.post("😀".repeat(101));
    Posting taken = stage.post("😀".repeat(100));

    assertThat(refused).isEqualTo(new Posting.Refused("😀".repeat(101), Refusal.TOO_LONG));
    assertThat(taken.<Long>fold(Posting.Stored::seq, held -> -1L, no -> -1L)).isEqualTo(1);
    assertThat(member.lines(1)).startsWith("1 visitor: " + "😀".repeat(100));
    assertThat(stage.stored()).hasSize(1);
  }

  @Test
  void postShouldBeRefusedWhenTheConversationHasEnded() {
    Conversation open = stage.conversation;
    stage.keep(
        new Conversation(
            open.id(), open.locale(), open.page(), "1", Mode.CLOSED, open.createdAt()));

    Posting posting = Await.value(stage.room.post(open, ChatStage.ADDRESS, "c-1", "Oi"));

    assertThat(posting).isEqualTo(new Posting.Refused("c-1", Refusal.CLOSED));
    assertThat(stage.stored()).isEmpty();
  }

  @Test
  void postShouldBeRefusedWhenTheConversationIsNotThereAnyMore() {
    Member member = stage.joined();
    stage.clock.advance(Duration.ofDays(1));

    Posting posting =
        Await.value(stage.room.post(stage.conversation, ChatStage.ADDRESS, "c-1", "Oi"));

    assertThat(posting).isEqualTo(new Posting.Refused("c-1", Refusal.GONE));
    assertThat(member.lines(0)).isEmpty();
  }

  @Test
  void postShouldBeRefusedBeforeItIsStoredWhenTooManyWaitForTheirAnswers() {
    try (ChatStage answering = ChatStage.withModel()) {
      answering.post("first");
      answering.model.writing(1);
      IntStream.rangeClosed(1, 20).forEach(number -> answering.post("waiting " + number));

      Posting refused = answering.post("one too many");

      assertThat(refused)
          .isEqualTo(new Posting.Refused("one too many", Refusal.TOO_MANY, Duration.ofSeconds(5)));
      assertThat(answering.joined().welcome().position().seq()).isEqualTo(21);
    }
  }
}
