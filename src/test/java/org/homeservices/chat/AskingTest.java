package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.homeservices.assistant.Question;
import org.homeservices.assistant.reuse.Audience;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskingTest {

  /** The audience is part of each key of an answer, and the name of none. */
  @ParameterizedTest
  @CsvSource({"ANONYMOUS, ANONYMOUS", "CLIENT, CLIENT", "PROVIDER, PROVIDER"})
  void questionShouldTellWhatItsVisitorIsAndNotWho(Visitor.Kind kind, Audience audience) {
    Conversation conversation =
        new Conversation(
            ConversationId.random(),
            Locale.ENGLISH,
            "/",
            "",
            Mode.ASSISTANT,
            Instant.EPOCH,
            new Visitor(kind, "pseudonym", "Ana"));

    Question question = Asking.in(conversation, "Quanto custa?");

    assertThat(question.scene().audience()).isEqualTo(audience);
    assertThat(Asking.asker(question)).isEqualTo(kind);
    assertThat(question.toString()).doesNotContain("Ana", "pseudonym");
  }
}
