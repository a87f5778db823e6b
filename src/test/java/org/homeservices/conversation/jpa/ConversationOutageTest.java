package org.homeservices.conversation.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.conversation.ConversationStoreContract.BEGINNING;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.homeservices.conversation.ArchiveUnavailable;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.ConversationsUnavailable;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.MessageArchive.Filed;
import org.homeservices.conversation.MessageArchiveContract;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Rating;
import org.homeservices.conversation.Visitor;
import org.homeservices.testing.Await;
import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of a conversation while the database is away, and when it is back. */
class ConversationOutageTest extends JpaSuite {
  /** Half a second of patience, and as much again for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private final ShakyDatabase shaky = new ShakyDatabase(database.database());

  @Override
  TestDatabase open() {
    return TestDatabase.h2(JpaProvider.ECLIPSELINK);
  }

  private JpaConversationStore node() {
    return new JpaConversationStore(shaky, columns, LIFETIME, clock, () -> nanos.get());
  }

  @ParameterizedTest
  @EnumSource(names = {"AWAY", "SILENT"})
  void tokenShouldCountSoon(ShakyDatabase.State state) {
    Await.value(here.create(claimed.in(Mode.HUMAN)));
    shaky.is(state);

    CompletionStage<Optional<Conversation>> found = node().find(claimed);

    assertThat(found).succeedsWithin(SOON).isEqualTo(Optional.of(claimed));
  }

  @Test
  void modeShouldBeKnownAgainAsSoonAsTheDatabaseAnswers() {
    Await.value(here.create(claimed.in(Mode.HUMAN)));
    ConversationStore node = node();
    shaky.is(ShakyDatabase.State.AWAY);
    Await.value(node.find(claimed));

    shaky.is(ShakyDatabase.State.UP);

    assertThat(Await.value(node.find(claimed))).contains(claimed.in(Mode.HUMAN));
  }

  @ParameterizedTest
  @EnumSource(names = {"AWAY", "SILENT"})
  void conversationShouldBeginSoonAndGetItsRowLater(ShakyDatabase.State state) {
    Conversation begun = claimed.with(new Visitor(Visitor.Kind.CLIENT, "u", "Ana"));
    ConversationStore node = node();
    shaky.is(state);

    assertThat(node.create(begun)).succeedsWithin(SOON).isEqualTo(begun);
    shaky.is(ShakyDatabase.State.UP);
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());

    assertThat(Await.value(node.find(claimed))).contains(begun);
    assertThat(Await.value(elsewhere.find(claimed))).contains(begun);
  }

  @Test
  void conversationShouldGetItsRowOnAnotherNodeWhenItsOwnHasDied() {
    Conversation begun = claimed.with(new Visitor(Visitor.Kind.CLIENT, "u", null));
    shaky.is(ShakyDatabase.State.AWAY);
    Await.value(node().create(begun));
    shaky.is(ShakyDatabase.State.UP);

    Optional<Conversation> found = Await.value(node().find(begun));

    assertThat(found).contains(begun);
    assertThat(Await.value(here.record(begun.id())).orElseThrow().conversation()).isEqualTo(begun);
    assertThat(Await.value(here.openOf("u", BEGINNING))).contains(begun);
  }

  @Test
  void useShouldBeToldWhenTheDatabaseIsBack() {
    Await.value(here.create(claimed));
    clock.advance(Duration.ofSeconds(1));
    ConversationStore node = node();
    shaky.is(ShakyDatabase.State.AWAY);
    Await.value(node.touch(claimed.id()));
    shaky.is(ShakyDatabase.State.UP);

    Await.value(node.touch(claimed.id()));

    assertThat(Await.value(here.record(claimed.id())).orElseThrow().usedAt())
        .isEqualTo(BEGINNING.plusSeconds(1));
  }

  @Test
  void changeShouldFailSoonWhenTheDatabaseStandsStill() {
    shaky.is(ShakyDatabase.State.SILENT);

    CompletionStage<Boolean> changed = node().change(claimed.id(), Mode.ASSISTANT, Mode.WAITING);

    assertThat(Await.failure(changed)).isInstanceOf(ConversationsUnavailable.class);
  }

  @Test
  void nothingShouldBeKeptChangedOrToldWhileTheDatabaseIsAway() {
    shaky.is(ShakyDatabase.State.AWAY);
    ConversationStore node = node();
    List<Function<ConversationStore, CompletionStage<?>>> calls =
        List.of(
            store -> store.change(claimed.id(), Mode.ASSISTANT, Mode.WAITING),
            store -> store.call(claimed.id(), Mode.ASSISTANT, BEGINNING, BEGINNING),
            store -> store.taken(claimed.id()),
            store -> store.keep(claimed.id(), new Feedback("m1", Feedback.Value.UP, null)),
            store -> store.feedback(claimed.id()),
            store -> store.close(claimed.id(), BEGINNING),
            store -> store.rate(claimed.id(), new Rating(1, null, BEGINNING)),
            store -> store.record(claimed.id()),
            store -> store.erase(claimed.id(), BEGINNING),
            store -> store.empty(claimed.id()),
            store -> store.swept(claimed.id()),
            store -> store.unswept(BEGINNING, 1),
            store -> store.openOf("u", BEGINNING),
            store -> store.closeUnused(BEGINNING, BEGINNING, 1),
            store -> store.unused(BEGINNING, 1),
            store -> store.forgetErased(BEGINNING, 1));

    assertThat(calls)
        .allSatisfy(
            call ->
                assertThat(Await.failure(call.apply(node)))
                    .isInstanceOf(ConversationsUnavailable.class));
  }

  @Test
  void archiveShouldSayThatItIsOutOfReach() {
    shaky.is(ShakyDatabase.State.AWAY);
    JpaMessageArchive away = new JpaMessageArchive(shaky, columns);
    Filed filed = new Filed(claimed, MessageArchiveContract.aMessage(1));

    assertThat(Await.failure(away.keep(List.of(filed)))).isInstanceOf(ArchiveUnavailable.class);
    assertThat(Await.failure(away.extent(claimed.id()))).isInstanceOf(ArchiveUnavailable.class);
    assertThat(Await.failure(away.page(claimed.id(), 0, 1))).isInstanceOf(ArchiveUnavailable.class);
    assertThat(Await.failure(away.latest(claimed.id(), 1))).isInstanceOf(ArchiveUnavailable.class);
    assertThat(Await.failure(away.used(BEGINNING, Optional.empty(), 1)))
        .isInstanceOf(ArchiveUnavailable.class);
  }

  @Test
  void longConversationShouldBeErasedInPartsAndGoneFromTheFirstOn() {
    int count = 50_000;
    shaky.is(ShakyDatabase.State.UP);
    Await.value(here.create(claimed));
    fill(count);
    ConversationStore node = node();
    Await.value(node.erase(claimed.id(), BEGINNING));
    Optional<Conversation> found = Await.value(elsewhere.find(claimed));
    shaky.isAwayAfter(3);

    Throwable failure = Await.failure(node.empty(claimed.id()));
    long left = database.rows("message");
    List<ConversationId> unswept = Await.value(elsewhere.unswept(BEGINNING.plusMillis(1), 10));
    Await.value(elsewhere.empty(claimed.id()));

    assertThat(found).isEmpty();
    assertThat(failure).isInstanceOf(ConversationsUnavailable.class);
    assertThat(left).isEqualTo(count - 3 * ErasedRows.PART);
    assertThat(unswept).containsExactly(claimed.id());
    assertThat(database.rows("message")).isZero();
  }

  private void fill(int count) {
    database.run(
        "INSERT INTO message SELECT '%s', x, 'm' || x, 'e', 'VISITOR', NULL, 0, X'00', 'k'"
                .formatted(claimed.id().value())
            + " FROM SYSTEM_RANGE(1, %d)".formatted(count));
  }

  @Test
  void beginningShouldNotBeWrittenWhenItsConversationWasErasedElsewhere() {
    ConversationStore node = node();
    shaky.is(ShakyDatabase.State.AWAY);
    Await.value(node.create(claimed));
    shaky.is(ShakyDatabase.State.UP);
    Await.value(here.erase(claimed.id(), BEGINNING));

    node.forget(claimed.id());
    Optional<Conversation> found = Await.value(node.find(claimed));

    assertThat(found).isEmpty();
    assertThat(Await.value(here.record(claimed.id()))).isEmpty();
  }
}
