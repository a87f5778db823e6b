package org.homeservices.conversation.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.ConversationStoreContract;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.StoredMessage;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InMemoryConversationStoreTest implements ConversationStoreContract {
  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final ManualClock clock = ManualClock.at(BEGINNING);
  private final InMemoryConversationStore store = new InMemoryConversationStore(LIFETIME, clock);
  private final Conversation conversation = ConversationStoreContract.aConversation();

  @Override
  public ConversationStore conversations() {
    return store;
  }

  @BeforeEach
  void create() {
    Await.value(store.create(conversation));
    append(1);
  }

  private void append(long seq) {
    Await.value(store.append(conversation.id(), ConversationStoreContract.aMessage(seq, "hello")));
  }

  private Optional<Conversation> found() {
    return Await.value(store.find(conversation.id()));
  }

  private int messages() {
    return Await.value(store.messages(conversation.id(), 0, ALL)).size();
  }

  @Test
  void conversationShouldBeKeptToTheEndOfItsLifetime() {
    clock.advance(LIFETIME.minus(MOMENT));
    store.forgetOutlived();

    assertThat(found()).contains(conversation);
    assertThat(messages()).isEqualTo(1);
  }

  @Test
  void conversationShouldNotBeThereWhenItIsOutlived() {
    clock.advance(LIFETIME);

    assertThat(found()).isEmpty();
    assertThat(messages()).isZero();
  }

  @Test
  void conversationShouldLiveOnAfterEveryMessage() {
    clock.advance(LIFETIME.minus(MOMENT));
    Message late = new Message("late", "late", Author.VISITOR, null, "Oi", clock.instant(), null);
    Await.value(store.append(conversation.id(), new StoredMessage(2, late)));

    clock.advance(LIFETIME.minus(MOMENT));

    assertThat(found()).isPresent();
    clock.advance(MOMENT);
    assertThat(found()).isEmpty();
  }

  @Test
  void messageShouldBeDroppedWhenItsConversationIsOutlived() {
    clock.advance(LIFETIME);
    append(2);
    clock.advance(LIFETIME.negated());

    assertThat(messages()).isEqualTo(1);
  }

  @Test
  void outlivedConversationShouldBeForgottenForGood() {
    clock.advance(LIFETIME);
    store.forgetOutlived();
    clock.advance(LIFETIME.negated());

    assertThat(found()).isEmpty();
    assertThat(messages()).isZero();
  }
}
