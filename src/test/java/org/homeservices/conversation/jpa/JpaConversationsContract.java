package org.homeservices.conversation.jpa;

import java.time.Duration;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.ConversationStoreContract;
import org.homeservices.conversation.MessageArchive;
import org.homeservices.conversation.MessageArchiveContract;

/** The contracts of conversations and messages, kept in SQL. */
abstract class JpaConversationsContract extends JpaSuite
    implements ConversationStoreContract, MessageArchiveContract {
  @Override
  public ConversationStore conversations() {
    return here;
  }

  @Override
  public MessageArchive archive() {
    return archive;
  }

  @Override
  public MessageArchive archiveElsewhere() {
    return archive(columns);
  }

  @Override
  public void advance(Duration duration) {
    clock.advance(duration);
    nanos.addAndGet(duration.toNanos());
  }
}
