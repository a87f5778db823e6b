package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

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
    Posting posting = Await.value(stage.room.post(stage.conversation, "c-1", content));

    assertThat(posting).isEqualTo(new Posting.Refused("c-1", reason));
  }

  @Test
  void refusedMessageShouldLeaveNoTrace() {
    Member member = stage.joined();

    Posting refused = stage.post("😀".repeat(101));
    Posting taken = stage.post("😀".repeat(100));

    assertThat(refused).isEqualTo(new Posting.Refused("😀".repeat(101), Refusal.TOO_LONG));
    assertThat(taken.<Long>fold(Posting.Stored::seq, no -> -1L)).isEqualTo(1);
    assertThat(member.lines(1)).startsWith("1 visitor: " + "😀".repeat(100));
    assertThat(stage.stored()).hasSize(1);
  }

  @Test
  void postShouldBeRefusedWhenTheConversationHasEnded() {
    Conversation open = stage.conversation;
    Conversation ended =
        new Conversation(open.id(), open.locale(), open.page(), "1", Mode.CLOSED, open.createdAt());

    Posting posting = Await.value(stage.room.post(ended, "c-1", "Oi"));

    assertThat(posting).isEqualTo(new Posting.Refused("c-1", Refusal.CLOSED));
    assertThat(stage.stored()).isEmpty();
  }
}
