package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.jpa.JpaConversationStore;
import org.homeservices.conversation.jpa.JpaMessageArchive;
import org.homeservices.conversation.jpa.SealedColumns;
import org.homeservices.crypto.KeyRing;
import org.homeservices.crypto.Sealer;
import org.homeservices.testing.Await;
import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Conversations that end on one node, while another believes what it has read of them; for it time
 * stands still, so that it would believe it for ever.
 */
class ClosingAcrossNodesTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestDatabase database = TestDatabase.h2(JpaProvider.HIBERNATE);
  private final ChatStage stage = ChatStage.withoutAssistant();
  private final ChatRoom here = room();
  private final ChatRoom there = room();
  private final Conversation conversation =
      Await.value(here.open(Locale.forLanguageTag("pt-BR"), "/", ""));

  @AfterEach
  void stop() {
    stage.close();
    database.close();
  }

  private ChatRoom room() {
    SealedColumns columns =
        new SealedColumns(
            new Sealer(KeyRing.of("a secret of at least 32 characters, really", List.of()), "c"));
    return new ChatRoom(
        new ChatRoom.Ground(
            stage.channels,
            stage.history,
            stage.history,
            new JpaConversationStore(
                database.database(), columns, Duration.ofDays(1), stage.clock, () -> 0),
            new JpaMessageArchive(database.database(), columns),
            ArchiveSettings.awaited(50, Duration.ofDays(1)),
            stage.ground.answering(),
            stage.ground.charging(),
            stage.codec,
            stage.ground.executor(),
            stage.clock),
        new ChatSettings(1, 100, 50, 10, false, "Sophie"));
  }

  private String posted(ChatRoom room, String content) {
    return Await.value(room.post(conversation, ChatStage.ADDRESS, content, content))
        .fold(
            stored -> "taken",
            held -> Await.value(held.later().thenApply(stored -> "taken")),
            refused -> refused.reason().name());
  }

  /** It leaves alone what the archive may still be writing: with the next run it is due. */
  private boolean isClosedBy(Upkeep upkeep) {
    stage.clock.advance(HOUR.plusSeconds(1));
    Await.value(upkeep.run());
    return Await.value(here.find(conversation))
        .filter(found -> found.mode() == Mode.CLOSED)
        .isPresent();
  }

  @Test
  void nothingShouldBeTakenElsewhereInAConversationThatTimeHasClosed() {
    String before = posted(there, "Oi");
    Upkeep upkeep =
        here.upkeep(new UpkeepSettings(HOUR, null), () -> completedStage(true), deed -> {});

    Await.until(() -> isClosedBy(upkeep));

    assertThat(before).isEqualTo("taken");
    Await.until(() -> posted(there, "Tem alguém aí?").equals("CLOSED"));
  }

  @Test
  void nothingShouldBeTakenElsewhereInAConversationThatItsVisitorHasClosed() {
    String before = posted(there, "Oi");

    Await.value(here.close(conversation));

    assertThat(before).isEqualTo("taken");
    Await.until(() -> posted(there, "Tem alguém aí?").equals("CLOSED"));
    assertThat(Await.value(there.find(conversation)).map(Conversation::mode)).contains(Mode.CLOSED);
  }
}
