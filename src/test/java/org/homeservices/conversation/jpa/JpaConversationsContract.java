package org.homeservices.conversation.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.conversation.ArchiveUnavailable;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.ConversationStoreContract;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.MessageArchive;
import org.homeservices.conversation.MessageArchive.Filed;
import org.homeservices.conversation.MessageArchiveContract;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Rating;
import org.homeservices.conversation.Visitor;
import org.homeservices.testing.Await;
import org.homeservices.testing.LogLines;
import org.junit.jupiter.api.Test;

/**
 * The contracts of conversations and messages, kept in SQL, and what two nodes see of each other.
 */
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

  private Mode found(ConversationStore store) {
    return Await.value(store.find(claimed)).orElseThrow().mode();
  }

  private long usedAt() {
    return Await.value(here.record(claimed.id())).orElseThrow().usedAt().toEpochMilli();
  }

  @Test
  void tokenShouldCountAndMakeTheRowWhereThereIsNone() {
    Optional<Conversation> found = Await.value(here.find(claimed));

    assertThat(found).contains(claimed);
    assertThat(Await.value(elsewhere.record(claimed.id())).orElseThrow().conversation())
        .isEqualTo(claimed);
  }

  @Test
  void rowShouldBeMadeOnceWhenManyNodesSeeTheTokenAtTheSameTime() {
    List<CompletionStage<Optional<Conversation>>> finds =
        List.of(here, elsewhere, here, elsewhere).stream()
            .map(node -> node.findAnew(claimed))
            .toList();

    assertThat(finds.stream().map(Await::value)).containsOnly(Optional.of(claimed));
    assertThat(database.rows("conversation")).isEqualTo(1);
  }

  @Test
  void conversationShouldStayErasedWhenItIsErasedWhileItsBeginningIsLookedFor() {
    Await.value(here.rate(claimed.id(), new Rating(1, null, BEGINNING)));
    SlowReaders slow =
        new SlowReaders(
            database.database(), () -> Await.value(here.erase(claimed.id(), BEGINNING)));
    ConversationStore node =
        new JpaConversationStore(slow, columns, LIFETIME, clock, () -> nanos.get());

    Optional<Conversation> found = Await.value(node.findAnew(claimed));

    assertThat(Await.value(elsewhere.record(claimed.id()))).isEmpty();
    assertThat(found).isEmpty();
    assertThat(Await.value(elsewhere.unswept(BEGINNING.plusMillis(1), 1)))
        .containsExactly(claimed.id());
  }

  @Test
  void rowShouldTellNothingOfTheBeginningUntilSomebodyComesWhoKnows() {
    Conversation unknown =
        new Conversation(claimed.id(), Locale.ROOT, "/", "", Mode.ASSISTANT, BEGINNING);
    Await.value(archive.keep(List.of(new Filed(unknown, MessageArchiveContract.aMessage(1)))));

    Optional<Conversation> found = Await.value(here.find(claimed.in(Mode.HUMAN)));

    assertThat(found).contains(claimed.in(Mode.HUMAN));
    assertThat(Await.value(elsewhere.record(claimed.id())).orElseThrow().conversation())
        .isEqualTo(claimed.in(Mode.HUMAN));
  }

  @Test
  void tokenShouldCountWhenTheModeIsOneOfANewerNode() {
    Await.value(here.create(claimed));
    database.run("UPDATE conversation SET answered_by = 'ROBOT'");

    assertThat(Await.value(elsewhere.find(claimed.in(Mode.HUMAN))).map(Conversation::mode))
        .contains(Mode.HUMAN);
  }

  @Test
  void visitorShouldBeKnownOnAnotherNodeThoughTheTokenDoesNotTell() {
    Conversation known = claimed.with(new Visitor(Visitor.Kind.PROVIDER, "u", "Ana"));
    Await.value(here.create(known));

    assertThat(Await.value(elsewhere.find(claimed))).contains(known);
  }

  @Test
  void changesShouldMakeTheRowWhereThereIsNone() {
    boolean changed = Await.value(here.change(claimed.id(), Mode.ASSISTANT, Mode.WAITING));
    Await.value(here.taken(claimed.id()));

    assertThat(changed).isTrue();
    assertThat(Await.value(elsewhere.find(claimed))).contains(claimed.in(Mode.WAITING));
    assertThat(Await.value(elsewhere.call(claimed.id(), Mode.WAITING, BEGINNING, BEGINNING)))
        .isFalse();
  }

  @Test
  void closeShouldSucceedWhereThereIsNoRow() {
    assertThat(Await.value(here.close(claimed.id(), BEGINNING))).isTrue();
    assertThat(Await.value(elsewhere.close(claimed.id(), BEGINNING))).isFalse();
    assertThat(found(elsewhere)).isEqualTo(Mode.CLOSED);
  }

  @Test
  void whoAnswersShouldBeWhatTheTokenSaysWhenTheRowWasMadeByARating() {
    Await.value(here.rate(claimed.id(), new Rating(5, "bom", BEGINNING)));
    Await.value(here.keep(claimed.id(), new Feedback("m1", Feedback.Value.UP, null)));

    assertThat(Await.value(elsewhere.find(claimed.in(Mode.HUMAN))))
        .contains(claimed.in(Mode.HUMAN));
    assertThat(Await.value(elsewhere.change(claimed.id(), Mode.HUMAN, Mode.WAITING))).isTrue();
  }

  @Test
  void rowShouldBeFilledWhenAMessageTellsOfItsConversation() {
    Conversation known = claimed.with(new Visitor(Visitor.Kind.CLIENT, "u", "Ana"));
    Await.value(here.rate(claimed.id(), new Rating(5, "bom", BEGINNING)));

    Await.value(archive.keep(List.of(new Filed(known, MessageArchiveContract.aMessage(1)))));

    assertThat(Await.value(here.record(claimed.id())).orElseThrow().conversation())
        .isEqualTo(known);
    assertThat(Await.value(here.record(claimed.id())).orElseThrow().givenRating()).isPresent();
  }

  @Test
  void changeOnAnotherNodeShouldBeSeenAfterAFewSeconds() {
    Await.value(here.create(claimed));
    found(elsewhere);
    Await.value(here.close(claimed.id(), BEGINNING));

    Mode before = found(elsewhere);
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());

    assertThat(before).isEqualTo(Mode.ASSISTANT);
    assertThat(found(elsewhere)).isEqualTo(Mode.CLOSED);
  }

  @Test
  void changeShouldBeSeenOnAnotherNodeThatDoubts() {
    Await.value(here.create(claimed));
    found(elsewhere);
    Await.value(here.change(claimed.id(), Mode.ASSISTANT, Mode.WAITING));

    elsewhere.doubt(claimed.id());

    assertThat(found(elsewhere)).isEqualTo(Mode.WAITING);
  }

  @Test
  void manyNodesShouldNotChangeTheSame() {
    long changed =
        List.of(here, elsewhere, here, elsewhere).stream()
            .map(node -> node.change(claimed.id(), Mode.ASSISTANT, Mode.WAITING))
            .toList()
            .stream()
            .filter(Await::value)
            .count();

    assertThat(changed).isEqualTo(1);
  }

  @Test
  void manyUsesShouldBeToldOnce() {
    Await.value(here.create(claimed));
    clock.advance(Duration.ofSeconds(1));
    Await.value(here.touch(claimed.id()));
    clock.advance(Duration.ofSeconds(1));

    Await.value(here.touch(claimed.id()));
    long soon = usedAt();
    nanos.addAndGet(LIFETIME.dividedBy(20).plusSeconds(1).toNanos());
    Await.value(here.touch(claimed.id()));

    assertThat(soon).isEqualTo(BEGINNING.plusSeconds(1).toEpochMilli());
    assertThat(usedAt()).isEqualTo(BEGINNING.plusSeconds(2).toEpochMilli());
  }

  @Test
  void useShouldNotMakeARowWhereThereIsNone() {
    Await.value(here.touch(claimed.id()));

    assertThat(database.rows("conversation")).isZero();
  }

  @Test
  void allOrNothingShouldBeKept() {
    String tooLong = "m".repeat(65);
    Filed good = new Filed(claimed, MessageArchiveContract.aMessage(1));
    Filed bad =
        new Filed(
            ConversationStoreContract.aConversation(),
            new ArchivedMessage("e1", 1, tooLong, "k", Author.VISITOR, null, BEGINNING, "{}"));

    Throwable failure = Await.failure(archive.keep(List.of(good, bad)));

    assertThat(failure).isNotInstanceOf(ArchiveUnavailable.class);
    assertThat(database.rows("message")).isZero();
    assertThat(database.rows("conversation")).isZero();
  }

  @Test
  void messageShouldStayAndBeToldOfWhenAnotherComesUnderItsNumber() {
    ArchivedMessage first = MessageArchiveContract.aMessage(1);
    ArchivedMessage other =
        new ArchivedMessage("e2", 1, "another", "k", Author.VISITOR, null, BEGINNING, "{}");
    Await.value(archive.keep(List.of(new Filed(claimed, first))));

    try (LogLines lines = LogLines.of(Filing.class.getName())) {
      Await.value(archive.keep(List.of(new Filed(claimed, first))));
      List<String> ofARepeat = lines.all();
      Await.value(archive.keep(List.of(new Filed(claimed, other))));

      assertThat(ofARepeat).isEmpty();
      assertThat(lines.all())
          .containsExactly(
              "SEVERE message not archived, another has its place conversation=%s seq=1"
                  .formatted(claimed.id().value()));
    }
    assertThat(Await.value(archive.page(claimed.id(), 0, 10))).containsExactly(first);
  }
}
