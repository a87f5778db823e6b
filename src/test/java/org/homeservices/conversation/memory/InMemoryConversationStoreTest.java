package org.homeservices.conversation.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.conversation.ConversationStoreContract.BEGINNING;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationStoreContract;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Mode;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InMemoryConversationStoreTest {
  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final ManualClock clock = ManualClock.at(BEGINNING);
  private final InMemoryConversationStore store = new InMemoryConversationStore(LIFETIME, clock);
  private final Conversation conversation = ConversationStoreContract.aConversation();

  @BeforeEach
  void create() {
    Await.value(store.create(conversation));
  }

  private Optional<Conversation> found() {
    return Await.value(store.find(conversation));
  }

  private void touch() {
    Await.value(store.touch(conversation.id()));
  }

  @Test
  void nothingShouldBeFoundOfWhatATokenClaimsAlone() {
    Conversation never = ConversationStoreContract.aConversation();

    assertThat(Await.value(store.find(never))).isEmpty();
  }

  @Test
  void conversationShouldBeFoundAsItIsNotAsATokenClaims() {
    Conversation claimed =
        new Conversation(
            conversation.id(), Locale.ENGLISH, "/else", "", Mode.HUMAN, BEGINNING.minus(MOMENT));

    assertThat(Await.value(store.find(claimed))).contains(conversation);
  }

  @Test
  void conversationShouldBeKeptToTheEndOfItsLifetime() {
    clock.advance(LIFETIME.minus(MOMENT));

    assertThat(found()).contains(conversation);
  }

  @Test
  void conversationShouldNotBeThereWhenItIsOutlived() {
    clock.advance(LIFETIME);

    assertThat(found()).isEmpty();
  }

  @Test
  void conversationShouldLiveOnAfterEveryUse() {
    clock.advance(LIFETIME.minus(MOMENT));
    touch();

    clock.advance(LIFETIME.minus(MOMENT));

    assertThat(found()).isPresent();
    clock.advance(MOMENT);
    assertThat(found()).isEmpty();
  }

  @Test
  void useShouldNotBringAnOutlivedConversationBack() {
    clock.advance(LIFETIME);

    touch();

    assertThat(found()).isEmpty();
  }

  @Test
  void nothingShouldChangeInAConversationThatHasOutlivedItsTime() {
    clock.advance(LIFETIME);

    boolean changed = Await.value(store.change(conversation.id(), Mode.ASSISTANT, Mode.WAITING));
    boolean called =
        Await.value(store.call(conversation.id(), Mode.ASSISTANT, BEGINNING, BEGINNING));
    Await.value(store.keep(conversation.id(), new Feedback("m1", Feedback.Value.UP, null)));

    assertThat(changed).isFalse();
    assertThat(called).isFalse();
    assertThat(Await.value(store.feedback(conversation.id()))).isEmpty();
  }
}
