package org.homeservices.conversation.jpa;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationStoreContract;
import org.homeservices.crypto.KeyRing;
import org.homeservices.crypto.Sealer;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.homeservices.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A database that each test finds empty, and two nodes on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JpaSuite {
  static final String SECRET = "a secret of at least 32 characters, really";
  static final Duration LIFETIME = Duration.ofHours(24);

  final TestDatabase database = open();
  final Conversation claimed = ConversationStoreContract.aConversation();
  AtomicLong nanos = new AtomicLong();
  ManualClock clock = ManualClock.at(ConversationStoreContract.BEGINNING);
  SealedColumns columns = columns(KeyRing.of(SECRET, List.of()));
  JpaConversationStore here = store(columns);
  JpaConversationStore elsewhere = store(columns);
  JpaMessageArchive archive = archive(columns);

  abstract TestDatabase open();

  /** The first statement of all may take longer than a visitor would wait. */
  @BeforeAll
  void warmUp() {
    Await.until(
        () ->
            Await.value(
                here.erase(claimed.id(), clock.instant())
                    .handle((done, failure) -> failure == null)));
  }

  @BeforeEach
  void empty() {
    database.clear("conversation", "message", "feedback");
    nanos = new AtomicLong(Long.MAX_VALUE - 1);
    clock = ManualClock.at(ConversationStoreContract.BEGINNING);
    columns = columns(KeyRing.of(SECRET, List.of()));
    here = store(columns);
    elsewhere = store(columns);
    archive = archive(columns);
  }

  @AfterAll
  void close() {
    database.close();
  }

  static SealedColumns columns(KeyRing ring) {
    return new SealedColumns(new Sealer(ring, "column"));
  }

  JpaConversationStore store(SealedColumns columns) {
    return new JpaConversationStore(
        database.database(), columns, LIFETIME, clock, () -> nanos.get());
  }

  JpaMessageArchive archive(SealedColumns columns) {
    return new JpaMessageArchive(database.database(), columns);
  }
}
