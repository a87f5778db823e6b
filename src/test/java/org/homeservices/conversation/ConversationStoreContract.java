package org.homeservices.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.homeservices.conversation.AnswerDetails.Action;
import org.homeservices.conversation.AnswerDetails.Source;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ConversationStore} keeps. A test class supplies a fresh one in whose time
 * conversations of {@link #BEGINNING} are young.
 */
public interface ConversationStoreContract {
  Instant BEGINNING = Instant.parse("2026-11-23T12:00:00Z");
  int ALL = 1000;

  ConversationStore conversations();

  /** A conversation that no store has. */
  static Conversation aConversation() {
    Locale locale = Locale.forLanguageTag("pt-BR");
    return new Conversation(
        ConversationId.random(), locale, "/services", "1", Mode.ASSISTANT, BEGINNING);
  }

  /** A visitor's message in its place. */
  static StoredMessage aMessage(long seq, String content) {
    Message message =
        new Message("id-" + seq, "client-" + seq, Author.VISITOR, null, content, BEGINNING, null);
    return new StoredMessage(seq, message);
  }

  private Conversation created() {
    return Await.value(conversations().create(aConversation()));
  }

  private void append(Conversation conversation, StoredMessage message) {
    Await.value(conversations().append(conversation.id(), message));
  }

  private List<Long> seqs(Conversation conversation, long after, int limit) {
    return messages(conversation, after, limit).stream().map(StoredMessage::seq).toList();
  }

  private List<StoredMessage> messages(Conversation conversation, long after, int limit) {
    return Await.value(conversations().messages(conversation.id(), after, limit));
  }

  @Test
  default void createShouldAnswerWithTheConversation() {
    Conversation conversation = aConversation();

    assertThat(Await.value(conversations().create(conversation))).isEqualTo(conversation);
  }

  @Test
  default void findShouldReturnWhatWasCreated() {
    Conversation conversation = created();
    created();

    assertThat(Await.value(conversations().find(conversation.id()))).contains(conversation);
  }

  @Test
  default void findShouldBeEmptyWhenNothingWasCreated() {
    created();

    assertThat(Await.value(conversations().find(ConversationId.random()))).isEmpty();
  }

  @Test
  default void messagesShouldComeOldestFirstWhateverTheirArrival() {
    Conversation conversation = created();
    Stream.of(3L, 1L, 10L, 2L).forEach(seq -> append(conversation, aMessage(seq, "hello")));

    assertThat(seqs(conversation, 0, ALL)).containsExactly(1L, 2L, 3L, 10L);
  }

  @Test
  default void messagesShouldComeWholeAndUnchanged() {
    Conversation conversation = created();
    AnswerDetails details =
        new AnswerDetails(
            "knowledge",
            "done",
            List.of(new Source("prices#2", "Preços – Faxina"), new Source("help", "Help")),
            List.of(new Action("Ver", "/#services")));
    Message answer =
        new Message("id-2", null, Author.ASSISTANT, "Sophie", "**Olá** 😀\n", BEGINNING, details);
    List<StoredMessage> written = List.of(aMessage(1, "Oi\n\t😀"), new StoredMessage(2, answer));

    written.forEach(message -> append(conversation, message));

    assertThat(messages(conversation, 0, ALL)).isEqualTo(written);
  }

  @Test
  default void pageShouldHoldTheMessagesAfterASeqUpToTheLimit() {
    Conversation conversation = created();
    LongStream.rangeClosed(1, 9).forEach(seq -> append(conversation, aMessage(seq, "hello")));

    assertThat(seqs(conversation, 2, 3)).containsExactly(3L, 4L, 5L);
    assertThat(seqs(conversation, 8, 3)).containsExactly(9L);
    assertThat(seqs(conversation, 9, 3)).isEmpty();
  }

  @Test
  default void sameSeqAgainShouldChangeNothing() {
    Conversation conversation = created();
    append(conversation, aMessage(1, "first"));

    append(conversation, aMessage(1, "second"));

    assertThat(messages(conversation, 0, ALL)).containsExactly(aMessage(1, "first"));
  }

  @Test
  default void messageShouldBeDroppedWhenItsConversationIsNotThere() {
    Conversation conversation = aConversation();

    append(conversation, aMessage(1, "too early"));
    Await.value(conversations().create(conversation));

    assertThat(messages(conversation, 0, ALL)).isEmpty();
  }

  @Test
  default void messagesShouldBeNoneWhenTheConversationIsNotThere() {
    assertThat(messages(aConversation(), 0, ALL)).isEmpty();
  }

  @Test
  default void messagesShouldStayInTheirConversation() {
    Conversation one = created();
    Conversation other = created();

    append(one, aMessage(1, "of one"));
    append(other, aMessage(1, "of other"));

    assertThat(messages(one, 0, ALL)).containsExactly(aMessage(1, "of one"));
    assertThat(messages(other, 0, ALL)).containsExactly(aMessage(1, "of other"));
  }

  @Test
  default void everyMessageShouldBeKeptWhenManyAppendAtOnce() {
    Conversation conversation = created();

    Await.together(
        4,
        writer ->
            LongStream.range(0, 50)
                .map(number -> 1 + number * 4 + writer)
                .forEach(seq -> append(conversation, aMessage(seq, "hello"))));

    assertThat(seqs(conversation, 0, ALL))
        .isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
  }
}
