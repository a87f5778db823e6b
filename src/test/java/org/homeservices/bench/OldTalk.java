package org.homeservices.bench;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.homeservices.chat.ChatEvent.MessageAdded;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.MessageArchive.Filed;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.jpa.JpaMessageArchive;
import org.homeservices.conversation.jpa.SealedColumns;
import org.homeservices.crypto.KeyRing;
import org.homeservices.crypto.Sealer;
import org.homeservices.testing.Await;
import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;
import org.homeservices.web.Frames;

/** Puts conversations into the nodes' database as if they had been held long ago. */
final class OldTalk implements AutoCloseable {
  private static final String WORDS = "x".repeat(200);

  private final TestDatabase database;
  private final JpaMessageArchive archive;
  private final Frames frames = new Frames();

  OldTalk(Cluster cluster) {
    this.database = TestDatabase.at(cluster.sql().settings(), JpaProvider.HIBERNATE);
    Sealer sealer = new Sealer(KeyRing.of(cluster.secret(), List.of()), "column");
    this.archive = new JpaMessageArchive(database.database(), new SealedColumns(sealer));
  }

  /** Adds so many messages to a conversation that has none. */
  void write(String id, int messages) {
    Instant now = Clock.systemUTC().instant();
    Locale locale = Locale.forLanguageTag("pt-BR");
    Conversation conversation =
        new Conversation(new ConversationId(id), locale, "/", "", Mode.HUMAN, now);
    List<Filed> filed =
        IntStream.rangeClosed(1, messages)
            .mapToObj(seq -> new Filed(conversation, message(seq, now)))
            .toList();
    Await.value(archive.keep(filed).thenApply(done -> true));
  }

  private ArchivedMessage message(int seq, Instant now) {
    String id = UUID.randomUUID().toString();
    String clientId = "c" + seq;
    Message message = new Message(id, clientId, Author.VISITOR, null, WORDS, now, null);
    String text = frames.encode(new MessageAdded(message));
    return new ArchivedMessage(
        "old", seq, id, "visitor:" + clientId, Author.VISITOR, null, now, text);
  }

  @Override
  public void close() {
    database.close();
  }
}
