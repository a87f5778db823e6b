package org.homeservices.conversation.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.conversation.ConversationStoreContract.BEGINNING;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationRecord;
import org.homeservices.conversation.ConversationStoreContract;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.MessageArchive.Extent;
import org.homeservices.conversation.MessageArchive.Filed;
import org.homeservices.conversation.Rating;
import org.homeservices.conversation.Visitor;
import org.homeservices.crypto.KeyRing;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/** Who can read what stands in the columns, and what is left there after an erasure. */
abstract class ColumnsContract extends JpaSuite {
  private static final String NEW_SECRET = "another secret, also of 32 characters or more";
  private static final KeyRing ROTATED = KeyRing.of(NEW_SECRET, List.of(SECRET));
  private static final KeyRing NEW_ALONE = KeyRing.of(NEW_SECRET, List.of());

  private static final List<String> TABLES =
      List.of("conversation", "message", "feedback", "duty", "used_token");
  private static final List<String> PRIVATE =
      List.of("/page-secret", "Ana Secret", "key-secret", "text-secret", "why-secret", "so-secret");

  private final Conversation conversation =
      ConversationStoreContract.aConversation()
          .on("/page-secret")
          .with(new Visitor(Visitor.Kind.CLIENT, "u-pseudonym", "Ana Secret"));
  private final Feedback feedback = new Feedback("m2", Feedback.Value.DOWN, "why-secret");
  private final Rating rating = new Rating(2, "so-secret", BEGINNING);
  private final List<ArchivedMessage> messages = List.of(message(1), message(2));

  private static ArchivedMessage message(long seq) {
    return new ArchivedMessage(
        "e1", seq, "m" + seq, "key-secret", Author.VISITOR, null, BEGINNING, "text-secret " + seq);
  }

  private void keepAll() {
    Await.value(here.create(conversation));
    Await.value(archive.keep(filed(messages)));
    Await.value(here.keep(conversation.id(), feedback));
    Await.value(here.rate(conversation.id(), rating));
  }

  private List<Filed> filed(List<ArchivedMessage> some) {
    return some.stream().map(one -> new Filed(conversation, one)).toList();
  }

  private ConversationRecord whole() {
    return new ConversationRecord(conversation, BEGINNING, null, rating, List.of(feedback));
  }

  private ConversationRecord recorded(SealedColumns reader) {
    return Await.value(store(reader).record(conversation.id())).orElseThrow();
  }

  private List<ArchivedMessage> paged(SealedColumns reader) {
    return Await.value(archive(reader).page(conversation.id(), 0, 10));
  }

  /** Everything that stands in any column, as text and as the bytes behind it. */
  private List<String> everything() {
    return TABLES.stream().flatMap(table -> database.does(m -> values(m, table)).stream()).toList();
  }

  private static List<String> values(EntityManager manager, String table) {
    List<String> values = new ArrayList<>();
    for (Object row : manager.createNativeQuery("SELECT * FROM " + table).getResultList()) {
      Arrays.stream((Object[]) row)
          .filter(Objects::nonNull)
          .map(value -> value instanceof byte[] bytes ? new String(bytes, UTF_8) : "" + value)
          .forEach(values::add);
    }
    return values;
  }

  @Test
  void noColumnShouldShowWhatAVisitorSaysOrIsCalled() {
    keepAll();

    assertThat(recorded(columns)).isEqualTo(whole());
    assertThat(paged(columns)).isEqualTo(messages);
    assertThat(everything())
        .contains(conversation.id().value(), "m1")
        .noneMatch(value -> PRIVATE.stream().anyMatch(value::contains));
  }

  @Test
  void nothingButTheIdShouldBeLeftAfterAnErasure() {
    keepAll();

    Await.value(here.erase(conversation.id(), BEGINNING.plusSeconds(1)));
    Await.value(here.empty(conversation.id()));
    Await.value(here.swept(conversation.id()));

    String erasedAt = Long.toString(BEGINNING.plusSeconds(1).toEpochMilli());
    assertThat(everything())
        .containsExactlyInAnyOrder(
            conversation.id().value(),
            erasedAt,
            "",
            "",
            "und",
            "CLOSED",
            "ANONYMOUS",
            "0",
            "0",
            "0",
            "0");
  }

  @Test
  void sealedValuesShouldNotOpenInAnotherRow() {
    keepAll();
    Conversation other = ConversationStoreContract.aConversation();
    Await.value(here.create(other));

    database.run("UPDATE message SET seq = 7 WHERE seq = 1");
    database.run("UPDATE feedback SET message_id = 'm9'");
    for (String column : List.of("personal", "remark", "score", "rated_at")) {
      database.run(
          "UPDATE conversation SET %s = (SELECT c.%s FROM conversation c WHERE c.id = '%s')"
              .formatted(column, column, conversation.id().value()));
    }

    ConversationRecord moved = Await.value(here.record(other.id())).orElseThrow();
    assertThat(paged(columns)).containsExactly(message(2));
    assertThat(recorded(columns).feedback())
        .containsExactly(new Feedback("m9", Feedback.Value.DOWN, null));
    assertThat(moved.conversation()).isEqualTo(other.on(""));
    assertThat(moved.rating()).isEqualTo(new Rating(2, null, BEGINNING));
    assertThat(columns.unopened()).isEqualTo(4);
  }

  @Test
  void sealedValuesShouldNotOpenInAnotherColumn() {
    keepAll();

    database.run("UPDATE conversation SET remark = personal");

    assertThat(recorded(columns).rating()).isEqualTo(new Rating(2, null, BEGINNING));
  }

  @Test
  void restShouldBeReadWhereAKeyIsUnknown() {
    keepAll();
    SealedColumns others = columns(NEW_ALONE);
    Await.value(archive(others).keep(filed(List.of(message(3)))));
    Await.value(archive.keep(filed(List.of(message(4)))));

    assertThat(Await.value(archive(others).page(conversation.id(), 0, 1)))
        .containsExactly(message(3));
    assertThat(Await.value(archive.latest(conversation.id(), 3)))
        .containsExactly(message(1), message(2), message(4));
    assertThat(Await.value(archive.extent(conversation.id()))).isEqualTo(new Extent(4, 4));
    assertThat(others.unopened()).isEqualTo(2);
    assertThat(recorded(others).feedback())
        .containsExactly(new Feedback("m2", Feedback.Value.DOWN, null));
    assertThat(Await.value(store(others).find(conversation)).map(Conversation::page))
        .contains("/page-secret");
  }

  private int resealed(SealedColumns writer) {
    Reseal reseal = new Reseal(database.database(), writer);
    return Stream.generate(() -> Await.value(reseal.reseal(1)))
        .takeWhile(rows -> rows > 0)
        .mapToInt(rows -> rows)
        .sum();
  }

  @Test
  void everythingShouldOpenWithTheNewKeyAloneWhenItWasSealedAnew() {
    keepAll();
    Await.value(here.create(ConversationStoreContract.aConversation()));
    Await.value(here.erase(ConversationStoreContract.aConversation().id(), BEGINNING));

    int rows = resealed(columns(ROTATED));

    SealedColumns reader = columns(NEW_ALONE);
    assertThat(rows).isEqualTo(5);
    assertThat(recorded(reader)).isEqualTo(whole());
    assertThat(paged(reader)).isEqualTo(messages);
    assertThat(reader.unopened()).isZero();
    assertThat(resealed(columns(ROTATED))).isZero();
  }

  @Test
  void allShouldBeGoneThroughOnce() {
    keepAll();
    Reseal reseal = new Reseal(database.database(), columns(ROTATED));
    int first = Await.value(reseal.reseal(1));
    boolean halfway = reseal.isDone();
    int end = Await.value(reseal.reseal(1));
    database.run("UPDATE message SET sealed_by = 'other'");

    assertThat(first).isEqualTo(4);
    assertThat(halfway).isFalse();
    assertThat(end).isZero();
    assertThat(reseal.isDone()).isTrue();
    assertThat(Await.value(reseal.reseal(1))).isZero();
    assertThat(Await.value(new Reseal(database.database(), columns(ROTATED)).reseal(1)))
        .isEqualTo(2);
  }

  @Test
  void whatTwoKeysHaveSealedInOneRowShouldBeSealedAnew() {
    Await.value(here.create(conversation));
    Await.value(store(columns(ROTATED)).rate(conversation.id(), rating));

    int rows = resealed(columns(ROTATED));

    SealedColumns reader = columns(NEW_ALONE);
    assertThat(rows).isEqualTo(1);
    assertThat(recorded(reader).rating()).isEqualTo(rating);
    assertThat(recorded(reader).conversation()).isEqualTo(conversation);
  }

  @Test
  void whatCannotBeOpenedShouldStayAndNotKeepTheRestFromBeingSealedAnew() {
    keepAll();
    KeyRing lost = KeyRing.of("a secret that nobody has any more, alas", List.of());
    Await.value(archive(columns(lost)).keep(filed(List.of(message(3)))));

    int rows = resealed(columns(ROTATED));

    assertThat(rows).isEqualTo(4);
    assertThat(paged(columns(NEW_ALONE))).isEqualTo(messages);
    assertThat(paged(columns(lost))).containsExactly(message(3));
  }
}
