package org.homeservices.conversation.memory;

import java.time.Duration;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.ConversationStoreContract;
import org.homeservices.conversation.MessageArchive;
import org.homeservices.conversation.MessageArchiveContract;
import org.homeservices.testing.ManualClock;

class InMemoryConversationsTest implements ConversationStoreContract, MessageArchiveContract {
  private static final Duration LIFETIME = Duration.ofHours(24);

  private final ManualClock clock = ManualClock.at(BEGINNING);
  private final InMemoryConversationStore store = new InMemoryConversationStore(LIFETIME, clock);

  @Override
  public ConversationStore conversations() {
    return store;
  }

  @Override
  public MessageArchive archive() {
    return store.archive();
  }

  /** There is no other node. */
  @Override
  public MessageArchive archiveElsewhere() {
    return store.archive();
  }

  @Override
  public void advance(Duration duration) {
    clock.advance(duration);
  }
}
