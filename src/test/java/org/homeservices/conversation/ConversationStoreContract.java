package org.homeservices.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ConversationStore} keeps. A test class supplies one in whose time conversations
 * of {@link #BEGINNING} are young.
 */
public interface ConversationStoreContract {
  Instant BEGINNING = Instant.parse("2026-11-23T12:00:00Z");

  /** How long a call may be on its way. */
  Duration PATIENCE = Duration.ofMinutes(1);

  ConversationStore conversations();

  /** Lets time pass. */
  void advance(Duration duration);

  /** A conversation that no store has. */
  static Conversation aConversation() {
    Locale locale = Locale.forLanguageTag("pt-BR");
    return new Conversation(
        ConversationId.random(), locale, "/services", "1", Mode.ASSISTANT, BEGINNING);
  }

  private Conversation created() {
    return Await.value(conversations().create(aConversation()));
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

    assertThat(Await.value(conversations().find(conversation))).contains(conversation);
  }

  @Test
  default void findShouldReturnWhatWasCreatedAlsoAfterItsUse() {
    Conversation conversation = created();

    Await.value(conversations().touch(conversation.id()));

    assertThat(Await.value(conversations().find(conversation))).contains(conversation);
  }

  @Test
  default void touchShouldSucceedWhenTheConversationWasNeverCreated() {
    assertThat(conversations().touch(ConversationId.random()))
        .succeedsWithin(Duration.ofSeconds(5));
  }

  private Mode mode(Conversation conversation) {
    return Await.value(conversations().find(conversation)).orElseThrow().mode();
  }

  @Test
  default void changeShouldBeSeenAtOnceWhereItWasMade() {
    Conversation conversation = created();

    boolean changed =
        Await.value(conversations().change(conversation.id(), Mode.ASSISTANT, Mode.WAITING));

    assertThat(changed).isTrue();
    assertThat(mode(conversation)).isEqualTo(Mode.WAITING);
  }

  @Test
  default void changeShouldBeRefusedWhenOthersAnswerMeanwhile() {
    Conversation conversation = created();
    Await.value(conversations().change(conversation.id(), Mode.ASSISTANT, Mode.HUMAN));

    boolean changed =
        Await.value(conversations().change(conversation.id(), Mode.ASSISTANT, Mode.WAITING));

    assertThat(changed).isFalse();
    assertThat(mode(conversation)).isEqualTo(Mode.HUMAN);
  }

  @Test
  default void changeShouldSucceedOnceWhenManyWantItAtTheSameTime() {
    Conversation conversation = created();

    List<CompletionStage<Boolean>> wishes =
        Stream.generate(
                () -> conversations().change(conversation.id(), Mode.ASSISTANT, Mode.WAITING))
            .limit(10)
            .toList();

    assertThat(wishes.stream().map(Await::value).filter(changed -> changed)).hasSize(1);
  }

  @Test
  default void findAnewShouldReturnWhatHasChanged() {
    Conversation conversation = created();
    Await.value(conversations().change(conversation.id(), Mode.ASSISTANT, Mode.WAITING));

    assertThat(Await.value(conversations().findAnew(conversation)))
        .contains(conversation.in(Mode.WAITING));
  }

  private boolean calls(ConversationId id, Mode from, Instant now) {
    return Await.value(conversations().call(id, from, now, now.minus(PATIENCE)));
  }

  @Test
  default void callShouldHaveTheVisitorWait() {
    Conversation conversation = created();

    boolean called = calls(conversation.id(), Mode.ASSISTANT, BEGINNING);

    assertThat(called).isTrue();
    assertThat(mode(conversation)).isEqualTo(Mode.WAITING);
  }

  @Test
  default void callShouldBeRefusedWhenOthersAnswerMeanwhile() {
    Conversation conversation = created();
    Await.value(conversations().change(conversation.id(), Mode.ASSISTANT, Mode.HUMAN));

    assertThat(calls(conversation.id(), Mode.ASSISTANT, BEGINNING)).isFalse();
    assertThat(calls(conversation.id(), Mode.WAITING, BEGINNING)).isFalse();
    assertThat(mode(conversation)).isEqualTo(Mode.HUMAN);
  }

  @Test
  default void callShouldBeMadeAgainWhenThatOfBeforeIsLost() {
    ConversationId id = created().id();
    calls(id, Mode.ASSISTANT, BEGINNING);

    boolean soon = calls(id, Mode.WAITING, BEGINNING.plus(PATIENCE));
    Instant late = BEGINNING.plus(PATIENCE).plusMillis(1);
    boolean afterwards = calls(id, Mode.WAITING, late);
    boolean oneMore = calls(id, Mode.WAITING, late.plus(PATIENCE));

    assertThat(soon).isFalse();
    assertThat(afterwards).isTrue();
    assertThat(oneMore).isFalse();
  }

  @Test
  default void callShouldBeMadeAgainWhenNothingIsKnownOfThatOfBefore() {
    Conversation conversation = created();
    Await.value(conversations().change(conversation.id(), Mode.ASSISTANT, Mode.WAITING));

    assertThat(calls(conversation.id(), Mode.WAITING, BEGINNING)).isTrue();
    assertThat(mode(conversation)).isEqualTo(Mode.WAITING);
  }

  @Test
  default void callShouldNotBeMadeAgainWhenItWasTaken() {
    ConversationId id = created().id();
    calls(id, Mode.ASSISTANT, BEGINNING);

    Await.value(conversations().taken(id));

    assertThat(calls(id, Mode.WAITING, BEGINNING.plus(Duration.ofDays(300)))).isFalse();
  }

  @Test
  default void callThatWasTakenShouldSayNothingOfALaterOne() {
    ConversationId id = created().id();
    calls(id, Mode.ASSISTANT, BEGINNING);
    Await.value(conversations().taken(id));
    Await.value(conversations().change(id, Mode.WAITING, Mode.ASSISTANT));

    boolean later = calls(id, Mode.ASSISTANT, BEGINNING);
    boolean again = calls(id, Mode.WAITING, BEGINNING.plus(PATIENCE).plusMillis(1));

    assertThat(later).isTrue();
    assertThat(again).isTrue();
  }

  @Test
  default void callShouldSucceedOnceWhenManyMakeItAtTheSameTime() {
    ConversationId id = created().id();
    Instant lost = BEGINNING.minus(PATIENCE);

    List<CompletionStage<Boolean>> calls =
        Stream.of(Mode.ASSISTANT, Mode.WAITING, Mode.ASSISTANT, Mode.WAITING)
            .map(from -> conversations().call(id, from, BEGINNING, lost))
            .toList();

    assertThat(calls.stream().map(Await::value).filter(called -> called)).hasSize(1);
  }

  @Test
  default void feedbackShouldBeKeptForEachMessage() {
    ConversationId id = created().id();
    Feedback good = new Feedback("m1", Feedback.Value.UP, null);
    Feedback bad = new Feedback("m2", Feedback.Value.DOWN, "Não é\nisso 😀");

    Await.value(conversations().keep(id, good));
    Await.value(conversations().keep(id, bad));

    assertThat(Await.value(conversations().feedback(id))).containsExactlyInAnyOrder(good, bad);
  }

  @Test
  default void feedbackShouldTakeThePlaceOfAnEarlierOne() {
    ConversationId id = created().id();
    Feedback second = new Feedback("m1", Feedback.Value.UP, null);

    Await.value(conversations().keep(id, new Feedback("m1", Feedback.Value.DOWN, "?")));
    Await.value(conversations().keep(id, second));

    assertThat(Await.value(conversations().feedback(id))).containsExactly(second);
  }

  @Test
  default void feedbackShouldBeOfItsConversationAlone() {
    ConversationId other = created().id();

    Await.value(conversations().keep(created().id(), new Feedback("m1", Feedback.Value.UP, null)));

    assertThat(Await.value(conversations().feedback(other))).isEmpty();
  }

  @Test
  default void feedbackShouldBeKeptWhenWhoAnswersChanges() {
    ConversationId id = created().id();
    Feedback good = new Feedback("m1", Feedback.Value.UP, null);
    Await.value(conversations().keep(id, good));

    Await.value(conversations().change(id, Mode.ASSISTANT, Mode.WAITING));

    assertThat(Await.value(conversations().feedback(id))).containsExactly(good);
  }

  private Conversation createdBy(String user) {
    Visitor visitor = new Visitor(Visitor.Kind.CLIENT, user, "Ana");
    return Await.value(conversations().create(aConversation().with(visitor)));
  }

  private ConversationRecord recorded(ConversationId id) {
    return Await.value(conversations().record(id)).orElseThrow();
  }

  @Test
  default void closeShouldEndAConversationOnce() {
    Conversation conversation = created();

    boolean first = Await.value(conversations().close(conversation.id(), BEGINNING));
    boolean second = Await.value(conversations().close(conversation.id(), BEGINNING));

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(mode(conversation)).isEqualTo(Mode.CLOSED);
    assertThat(recorded(conversation.id()).closedAt()).isEqualTo(BEGINNING);
  }

  @Test
  default void closeShouldEndAConversationWhoeverAnswers() {
    Conversation conversation = created();
    Await.value(conversations().change(conversation.id(), Mode.ASSISTANT, Mode.HUMAN));

    assertThat(Await.value(conversations().close(conversation.id(), BEGINNING))).isTrue();
    assertThat(mode(conversation)).isEqualTo(Mode.CLOSED);
  }

  @Test
  default void closeShouldSucceedOnceWhenManyWantItAtTheSameTime() {
    ConversationId id = created().id();

    List<CompletionStage<Boolean>> wishes =
        Stream.generate(() -> conversations().close(id, BEGINNING)).limit(10).toList();

    assertThat(wishes.stream().map(Await::value).filter(closed -> closed)).hasSize(1);
  }

  @Test
  default void conversationThatHasEndedShouldNeverBeOpenedAgain() {
    Conversation conversation = created();
    Await.value(conversations().close(conversation.id(), BEGINNING));

    boolean changed =
        Await.value(conversations().change(conversation.id(), Mode.CLOSED, Mode.ASSISTANT));

    assertThat(changed).isFalse();
    assertThat(calls(conversation.id(), Mode.CLOSED, BEGINNING)).isFalse();
    assertThat(mode(conversation)).isEqualTo(Mode.CLOSED);
  }

  @Test
  default void changeToTheEndShouldTellWhenItWas() {
    ConversationId id = created().id();

    Await.value(conversations().change(id, Mode.ASSISTANT, Mode.CLOSED));

    assertThat(recorded(id).closedAt()).isEqualTo(BEGINNING);
  }

  @Test
  default void ratingShouldTakeThePlaceOfAnEarlierOneAlsoAfterTheEnd() {
    ConversationId id = created().id();
    Rating second = new Rating(5, "Ótimo!\n😀", BEGINNING.plusSeconds(1));
    Await.value(conversations().rate(id, new Rating(1, null, BEGINNING)));
    Await.value(conversations().close(id, BEGINNING));

    Await.value(conversations().rate(id, second));

    assertThat(recorded(id).givenRating()).contains(second);
  }

  @Test
  default void ratingShouldBeNewsWhenItsScoreIsAnotherThanBefore() {
    ConversationId id = created().id();

    List<Boolean> news =
        Stream.of(1, 1, 2, 1)
            .map(score -> new Rating(score, null, BEGINNING))
            .map(rating -> Await.value(conversations().rate(id, rating)))
            .toList();

    assertThat(news).containsExactly(true, false, true, true);
  }

  @Test
  default void ratingShouldLoseItsWordsWhenTheNewOneHasNone() {
    ConversationId id = created().id();
    Await.value(conversations().rate(id, new Rating(1, "Ruim", BEGINNING)));

    Await.value(conversations().rate(id, new Rating(2, null, BEGINNING)));

    assertThat(recorded(id).givenRating()).contains(new Rating(2, null, BEGINNING));
  }

  @Test
  default void recordShouldHoldAllThatIsKept() {
    Conversation conversation = createdBy("u-record");
    Feedback feedback = new Feedback("m1", Feedback.Value.DOWN, "errado");
    Rating rating = new Rating(4, "bom", BEGINNING);
    advance(Duration.ofSeconds(1));
    Await.value(conversations().keep(conversation.id(), feedback));
    Await.value(conversations().rate(conversation.id(), rating));

    assertThat(recorded(conversation.id()))
        .isEqualTo(
            new ConversationRecord(
                conversation, BEGINNING.plusSeconds(1), null, rating, List.of(feedback)));
  }

  @Test
  default void recordShouldBeEmptyWhenThereIsNoConversation() {
    assertThat(Await.value(conversations().record(ConversationId.random()))).isEmpty();
  }

  @Test
  default void openOfShouldReturnTheConversationThatWasUsedLast() {
    Conversation first = createdBy("u1");
    Conversation second = createdBy("u1");
    createdBy("u2");
    advance(Duration.ofSeconds(1));
    Await.value(conversations().touch(second.id()));
    Conversation third = createdBy("u1");
    Await.value(conversations().close(third.id(), BEGINNING));

    assertThat(Await.value(conversations().openOf("u1", BEGINNING))).contains(second);
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  default void openOfShouldBeEmptyWhenAllWereUsedTooLongAgo() {
    createdBy("u3");

    assertThat(Await.value(conversations().openOf("u3", BEGINNING))).isPresent();
    assertThat(Await.value(conversations().openOf("u3", BEGINNING.plusMillis(1)))).isEmpty();
    assertThat(Await.value(conversations().openOf("nobody", BEGINNING))).isEmpty();
  }

  @Test
  default void openOfShouldBeEmptyWhenTheConversationIsOutlived() {
    createdBy("u4");

    advance(Duration.ofDays(2));

    assertThat(Await.value(conversations().openOf("u4", BEGINNING))).isEmpty();
  }

  @Test
  default void conversationShouldNotBeFoundWhenItIsOutlived() {
    Conversation conversation = created();

    advance(Duration.ofDays(2));

    assertThat(Await.value(conversations().findAnew(conversation))).isEmpty();
    assertThat(Await.value(conversations().close(conversation.id(), BEGINNING))).isFalse();
  }

  @Test
  default void nothingShouldBeFoundOrKeptOfWhatWasErased() {
    Conversation conversation = createdBy("u5");
    ConversationId id = conversation.id();
    Await.value(conversations().keep(id, new Feedback("m1", Feedback.Value.UP, "?")));

    Await.value(conversations().erase(id, BEGINNING));
    Await.value(conversations().empty(id));
    Await.value(conversations().create(conversation));
    Await.value(conversations().touch(id));
    Await.value(conversations().rate(id, new Rating(1, "?", BEGINNING)));
    Await.value(conversations().keep(id, new Feedback("m2", Feedback.Value.UP, "?")));

    assertThat(Await.value(conversations().change(id, Mode.ASSISTANT, Mode.HUMAN))).isFalse();
    assertThat(calls(id, Mode.ASSISTANT, BEGINNING)).isFalse();
    assertThat(Await.value(conversations().close(id, BEGINNING))).isFalse();
    assertThat(Await.value(conversations().find(conversation))).isEmpty();
    assertThat(Await.value(conversations().record(id))).isEmpty();
    assertThat(Await.value(conversations().feedback(id))).isEmpty();
    assertThat(Await.value(conversations().openOf("u5", BEGINNING))).isEmpty();
    assertThat(Await.value(conversations().unused(BEGINNING.plusSeconds(1), 10))).isEmpty();
  }

  @Test
  default void erasureShouldHoldForWhatWasNeverKept() {
    Conversation never = aConversation();

    Await.value(conversations().erase(never.id(), BEGINNING));
    Await.value(conversations().create(never));

    assertThat(Await.value(conversations().find(never))).isEmpty();
  }

  @Test
  default void eraseShouldLeaveOthersAlone() {
    Conversation other = created();
    Await.value(conversations().keep(other.id(), new Feedback("m1", Feedback.Value.UP, null)));

    ConversationId erased = created().id();
    Await.value(conversations().erase(erased, BEGINNING));
    Await.value(conversations().empty(erased));
    Await.value(conversations().empty(other.id()));

    assertThat(Await.value(conversations().findAnew(other))).contains(other);
    assertThat(Await.value(conversations().feedback(other.id()))).hasSize(1);
  }

  @Test
  default void closeUnusedShouldEndThoseThatNobodyHasUsed() {
    Conversation old = created();
    Conversation ended = created();
    Await.value(conversations().close(ended.id(), BEGINNING));
    advance(Duration.ofHours(1));
    Conversation young = created();
    Instant now = BEGINNING.plus(Duration.ofHours(1));

    List<ConversationId> closed = Await.value(conversations().closeUnused(now, now, 10));

    assertThat(closed).containsExactly(old.id());
    assertThat(mode(old)).isEqualTo(Mode.CLOSED);
    assertThat(recorded(old.id()).closedAt()).isEqualTo(now);
    assertThat(mode(young)).isEqualTo(Mode.ASSISTANT);
    assertThat(Await.value(conversations().closeUnused(now, now, 10))).isEmpty();
  }

  @Test
  default void closeUnusedShouldEndOutlivedOnesToo() {
    Conversation old = created();
    advance(Duration.ofDays(2));
    Instant now = BEGINNING.plus(Duration.ofDays(2));

    assertThat(Await.value(conversations().closeUnused(now, now, 10))).containsExactly(old.id());
  }

  @Test
  default void unusedShouldTellTheLongestUnusedFirst() {
    Conversation first = created();
    Conversation second = created();
    advance(Duration.ofSeconds(1));
    Conversation third = created();
    advance(Duration.ofSeconds(1));
    Await.value(conversations().touch(first.id()));
    Instant before = BEGINNING.plusSeconds(3);

    assertThat(Await.value(conversations().unused(before, 10)))
        .containsExactly(second.id(), third.id(), first.id());
    assertThat(Await.value(conversations().unused(before, 1))).containsExactly(second.id());
    assertThat(Await.value(conversations().unused(BEGINNING, 10))).isEmpty();
  }

  @Test
  default void forgetErasedShouldForgetOnlyWhatWasErasedBefore() {
    ConversationId early = created().id();
    ConversationId late = created().id();
    created();
    Await.value(conversations().erase(early, BEGINNING));
    Await.value(conversations().erase(late, BEGINNING.plusSeconds(1)));
    List.of(early, late).forEach(id -> Await.value(conversations().swept(id)));

    int forgotten = Await.value(conversations().forgetErased(BEGINNING.plusSeconds(1), 10));
    int again = Await.value(conversations().forgetErased(BEGINNING.plusSeconds(1), 10));

    assertThat(forgotten).isEqualTo(1);
    assertThat(again).isZero();
  }

  @Test
  default void erasureShouldBeUnsweptUntilItIsSaidToBeSwept() {
    ConversationId early = created().id();
    ConversationId late = created().id();
    created();
    Await.value(conversations().erase(late, BEGINNING.plusSeconds(1)));
    Await.value(conversations().erase(early, BEGINNING));
    Instant before = BEGINNING.plusSeconds(1);

    List<ConversationId> first = Await.value(conversations().unswept(before, 10));
    List<ConversationId> one = Await.value(conversations().unswept(before.plusMillis(1), 1));
    Await.value(conversations().swept(early));

    assertThat(first).containsExactly(early);
    assertThat(one).hasSize(1);
    assertThat(Await.value(conversations().unswept(before, 10))).isEmpty();
    assertThat(Await.value(conversations().unswept(before.plusMillis(1), 10)))
        .containsExactly(late);
  }

  @Test
  default void erasureShouldBeUnsweptAndAsOldAsBeforeWhenItIsRepeated() {
    ConversationId id = created().id();
    Await.value(conversations().erase(id, BEGINNING));
    Await.value(conversations().swept(id));

    Await.value(conversations().erase(id, BEGINNING.plusSeconds(5)));

    assertThat(Await.value(conversations().unswept(BEGINNING.plusMillis(1), 10)))
        .containsExactly(id);
  }

  @Test
  default void erasureShouldNotBeForgottenBeforeItIsSwept() {
    ConversationId id = created().id();
    Await.value(conversations().erase(id, BEGINNING));

    assertThat(Await.value(conversations().forgetErased(BEGINNING.plusSeconds(1), 10))).isZero();
    Await.value(conversations().swept(id));
    assertThat(Await.value(conversations().forgetErased(BEGINNING.plusSeconds(1), 10)))
        .isEqualTo(1);
  }

  @Test
  default void whatWasNotErasedShouldNotBeSwept() {
    Conversation there = created();

    Await.value(conversations().swept(there.id()));

    assertThat(Await.value(conversations().findAnew(there))).contains(there);
  }
}
