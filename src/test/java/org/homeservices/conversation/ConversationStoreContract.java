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
}
