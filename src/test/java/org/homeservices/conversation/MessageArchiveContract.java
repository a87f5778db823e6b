package org.homeservices.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.conversation.ConversationStoreContract.BEGINNING;
import static org.homeservices.conversation.ConversationStoreContract.aConversation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.homeservices.conversation.MessageArchive.Extent;
import org.homeservices.conversation.MessageArchive.Filed;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/** What every {@link MessageArchive} keeps. */
public interface MessageArchiveContract {

  MessageArchive archive();

  /** The same messages as another node reaches them. */
  MessageArchive archiveElsewhere();

  /** The store beside it. */
  ConversationStore conversations();

  /** A message as it was published. */
  static ArchivedMessage aMessage(long seq) {
    Author author = seq % 2 == 0 ? Author.ASSISTANT : Author.VISITOR;
    String origin = seq % 2 == 0 ? "model" : null;
    String text = "{\"content\":\"Olá, são %d 😀\"}".formatted(seq);
    return new ArchivedMessage(
        "e1", seq, "m" + seq, "k" + seq, author, origin, BEGINNING.plusMillis(seq), text);
  }

  private static List<Filed> filed(Conversation conversation, long... seqs) {
    return Arrays.stream(seqs).mapToObj(seq -> new Filed(conversation, aMessage(seq))).toList();
  }

  private static List<ArchivedMessage> messages(long... seqs) {
    return Arrays.stream(seqs).mapToObj(MessageArchiveContract::aMessage).toList();
  }

  private void keep(Conversation conversation, long... seqs) {
    Await.value(archive().keep(filed(conversation, seqs)));
  }

  private List<ArchivedMessage> all(Conversation conversation) {
    return Await.value(archive().page(conversation.id(), 0, 1000));
  }

  private Extent extent(Conversation conversation) {
    return Await.value(archive().extent(conversation.id()));
  }

  @Test
  default void messagesShouldComeOutAsTheyWentIn() {
    Conversation conversation = aConversation();

    keep(conversation, 1, 2, 3);

    assertThat(all(conversation)).isEqualTo(messages(1, 2, 3));
    assertThat(extent(conversation)).isEqualTo(new Extent(3, 3));
  }

  @Test
  default void nothingShouldBeThereWhenNothingWasKept() {
    Await.value(archive().keep(List.of()));

    assertThat(all(aConversation())).isEmpty();
    assertThat(Await.value(archive().latest(aConversation().id(), 5))).isEmpty();
    assertThat(extent(aConversation())).isEqualTo(Extent.NONE);
  }

  @Test
  default void messagesShouldBeKeptOnceWhenTheyComeAgain() {
    Conversation conversation = aConversation();
    keep(conversation, 1, 2);

    keep(conversation, 2, 1, 3, 3);
    keep(conversation, 1, 2, 3);

    assertThat(all(conversation)).isEqualTo(messages(1, 2, 3));
    assertThat(extent(conversation)).isEqualTo(new Extent(3, 3));
  }

  @Test
  default void whatIsKeptShouldStayAsItIsWhenAnotherComesUnderItsSeq() {
    Conversation conversation = aConversation();
    keep(conversation, 1, 3);
    ArchivedMessage other =
        new ArchivedMessage("e2", 3, "x", "x", Author.AGENT, null, BEGINNING, "other");
    ArchivedMessage first =
        new ArchivedMessage("e2", 1, "x", "x", Author.AGENT, null, BEGINNING, "other");

    Await.value(
        archive().keep(List.of(new Filed(conversation, other), new Filed(conversation, first))));

    assertThat(all(conversation)).isEqualTo(messages(1, 3));
  }

  @Test
  default void messagesShouldBeKeptInAnyOrder() {
    Conversation conversation = aConversation();

    keep(conversation, 3, 1);
    keep(conversation, 5, 2, 4);

    assertThat(all(conversation)).isEqualTo(messages(1, 2, 3, 4, 5));
    assertThat(extent(conversation)).isEqualTo(new Extent(5, 5));
  }

  @Test
  default void extentShouldTellOfHoles() {
    Conversation conversation = aConversation();

    keep(conversation, 1, 2, 5, 7);
    Extent before = extent(conversation);
    keep(conversation, 8, 3);
    Extent meanwhile = extent(conversation);
    keep(conversation, 4, 6);

    assertThat(before).isEqualTo(new Extent(7, 2));
    assertThat(meanwhile).isEqualTo(new Extent(8, 3));
    assertThat(extent(conversation)).isEqualTo(new Extent(8, 8));
    assertThat(all(conversation)).hasSize(8);
  }

  @Test
  default void extentShouldBeIncompleteWhenTheBeginningIsMissing() {
    Conversation conversation = aConversation();

    keep(conversation, 501);
    keep(conversation, 502, 501);

    assertThat(extent(conversation)).isEqualTo(new Extent(502, 0));
    assertThat(all(conversation)).hasSize(2);
  }

  @Test
  default void anyOrderAndAnyBatchesShouldLeadToTheSame() {
    Random random = new Random(42);
    for (int round = 0; round < 5; round++) {
      Conversation conversation = aConversation();
      List<Long> seqs = new ArrayList<>(LongStream.rangeClosed(1, 40).boxed().toList());
      seqs.addAll(seqs.subList(0, 20));
      Collections.shuffle(seqs, random);
      while (!seqs.isEmpty()) {
        List<Long> batch = seqs.subList(0, Math.min(seqs.size(), 1 + random.nextInt(9)));
        keep(conversation, batch.stream().mapToLong(seq -> seq).toArray());
        batch.clear();
      }

      assertThat(all(conversation)).isEqualTo(messages(LongStream.rangeClosed(1, 40).toArray()));
      assertThat(extent(conversation)).isEqualTo(new Extent(40, 40));
    }
  }

  @Test
  default void pageShouldBeginBehindASeqAndEndAtTheLimit() {
    Conversation conversation = aConversation();
    keep(conversation, 1, 2, 4, 5, 6);

    assertThat(Await.value(archive().page(conversation.id(), 2, 2))).isEqualTo(messages(4, 5));
    assertThat(Await.value(archive().page(conversation.id(), 6, 2))).isEmpty();
    assertThat(Await.value(archive().page(conversation.id(), 0, 0))).isEmpty();
  }

  @Test
  default void latestShouldBeTheLastOnesInOrder() {
    Conversation conversation = aConversation();
    keep(conversation, 1, 2, 4, 5);

    assertThat(Await.value(archive().latest(conversation.id(), 3))).isEqualTo(messages(2, 4, 5));
    assertThat(Await.value(archive().latest(conversation.id(), 9))).isEqualTo(messages(1, 2, 4, 5));
  }

  @Test
  default void messagesShouldBeOfTheirConversationAlone() {
    Conversation one = aConversation();
    Conversation other = aConversation();
    List<Filed> mixed = new ArrayList<>(filed(one, 1, 2));
    mixed.addAll(1, filed(other, 2, 1));

    Await.value(archive().keep(mixed));

    assertThat(all(one)).isEqualTo(messages(1, 2));
    assertThat(all(other)).isEqualTo(messages(1, 2));
  }

  @Test
  default void conversationShouldBeKnownWhenSomethingOfItIsKept() {
    Visitor visitor = new Visitor(Visitor.Kind.CLIENT, "u-archive", "Ana");
    Conversation conversation = aConversation().with(visitor);

    keep(conversation, 1);

    assertThat(Await.value(conversations().openOf("u-archive", BEGINNING))).contains(conversation);
  }

  @Test
  default void conversationShouldStayAsItIsWhenSomethingOfItIsKept() {
    Conversation conversation = Await.value(conversations().create(aConversation()));
    Await.value(conversations().change(conversation.id(), Mode.ASSISTANT, Mode.HUMAN));

    keep(conversation, 1);

    assertThat(Await.value(conversations().findAnew(conversation)))
        .contains(conversation.in(Mode.HUMAN));
  }

  @Test
  default void conversationShouldBeUsedWhenItsLatestMessageWasWritten() {
    Conversation conversation = aConversation();

    keep(conversation, 7, 3);
    keep(conversation, 1);

    assertThat(Await.value(conversations().record(conversation.id())).orElseThrow().usedAt())
        .isEqualTo(BEGINNING.plusMillis(7));
  }

  @Test
  default void erasedConversationShouldTakeNothing() {
    Conversation erased = Await.value(conversations().create(aConversation()));
    Conversation never = aConversation();
    Conversation other = aConversation();
    keep(erased, 1);
    Await.value(conversations().erase(erased.id(), BEGINNING));
    Await.value(conversations().erase(never.id(), BEGINNING));
    Await.value(conversations().empty(erased.id()));
    List<Filed> mixed = new ArrayList<>(filed(erased, 1, 2));
    mixed.addAll(filed(never, 1));
    mixed.addAll(filed(other, 1));

    Await.value(archive().keep(mixed));

    assertThat(all(erased)).isEmpty();
    assertThat(extent(erased)).isEqualTo(Extent.NONE);
    assertThat(all(never)).isEmpty();
    assertThat(all(other)).isEqualTo(messages(1));
  }

  @Test
  default void usedShouldPageThroughConversations() {
    List<Conversation> three =
        IntStream.range(0, 3)
            .mapToObj(i -> aConversation())
            .sorted((one, other) -> one.id().value().compareTo(other.id().value()))
            .toList();
    three.forEach(one -> keep(one, 5));
    Conversation early = aConversation();
    keep(early, 4);

    List<Conversation> first =
        Await.value(archive().used(BEGINNING.plusMillis(5), Optional.empty(), 2));
    List<Conversation> rest =
        Await.value(archive().used(BEGINNING.plusMillis(5), Optional.of(three.get(1).id()), 2));

    assertThat(first).isEqualTo(three.subList(0, 2)).doesNotContain(early);
    assertThat(rest).isEqualTo(three.subList(2, 3));
  }

  @Test
  default void conversationOfWhichNothingIsKeptShouldBeAmongThoseUsed() {
    Conversation silent = Await.value(conversations().create(aConversation()));

    assertThat(Await.value(archive().used(BEGINNING, Optional.empty(), 10)))
        .containsExactly(silent);
  }

  @Test
  default void erasedConversationShouldNotBeAmongThoseUsed() {
    Conversation conversation = aConversation();
    keep(conversation, 1);

    Await.value(conversations().erase(conversation.id(), BEGINNING));

    assertThat(Await.value(archive().used(BEGINNING, Optional.empty(), 10))).isEmpty();
  }

  @Test
  default void manyWritersOfTwoNodesShouldKeepEachMessageOnce() {
    List<Conversation> conversations =
        IntStream.range(0, 5).mapToObj(i -> aConversation()).toList();

    Await.together(
        4,
        writer -> {
          List<Conversation> order = new ArrayList<>(conversations);
          Collections.shuffle(order, new Random(writer));
          MessageArchive node = writer % 2 == 0 ? archive() : archiveElsewhere();
          for (long seq = 1; seq <= 10; seq++) {
            List<Filed> batch = new ArrayList<>();
            long latest = seq;
            order.forEach(one -> batch.addAll(filed(one, latest, Math.max(1, latest - 1))));
            Await.value(node.keep(batch));
          }
        });

    for (Conversation conversation : conversations) {
      assertThat(all(conversation)).isEqualTo(messages(LongStream.rangeClosed(1, 10).toArray()));
      assertThat(extent(conversation)).isEqualTo(new Extent(10, 10));
    }
  }

  @Test
  default void erasureShouldWinWhenMessagesAreKeptMeanwhile() {
    Conversation conversation = aConversation();

    Await.together(
        List.of(
            () -> LongStream.range(1, 10).forEach(seq -> keep(conversation, seq)),
            () -> Await.value(conversations().erase(conversation.id(), BEGINNING))));
    Await.value(conversations().empty(conversation.id()));

    assertThat(all(conversation)).isEmpty();
    assertThat(extent(conversation)).isEqualTo(Extent.NONE);
  }
}
