package org.homeservices.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ConversationStore} keeps. A test class supplies one in whose time conversations
 * of {@link #BEGINNING} are young.
 */
public interface ConversationStoreContract {
  Instant BEGINNING = Instant.parse("2026-11-23T12:00:00Z");

  ConversationStore conversations();

  /** A conversation that no store has. */
  static Conversation aConversation() {
    Locale locale = Locale.forLanguageTag("pt-BR");
    return new Conversation(
        ConversationId.random(), locale, "/services", "1", Mode.ASSISTANT, BEGINNING);
  }

  private Conversation created() {
    return Await.value(conversations().create(aConversation()));
  }

  @Test
  default void createShouldAnswerWithTheConversation() {
    Conversation conversation = aConversation();

    assertThat(Await.value(conversations().create(conversation))).isEqualTo(conversation);
  }

  @Test
  default void findShouldReturnWhatWasCreated() {
    Conversation conversation = created();
    created();

    assertThat(Await.value(conversations().find(conversation))).contains(conversation);
  }

  @Test
  default void findShouldReturnWhatWasCreatedAlsoAfterItsUse() {
    Conversation conversation = created();

    Await.value(conversations().touch(conversation.id()));

    assertThat(Await.value(conversations().find(conversation))).contains(conversation);
  }

  @Test
  default void touchShouldSucceedWhenTheConversationWasNeverCreated() {
    assertThat(conversations().touch(ConversationId.random()))
        .succeedsWithin(Duration.ofSeconds(5));
  }
}
