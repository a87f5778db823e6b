package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.homeservices.audit.Deed;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationsUnavailable;
import org.homeservices.conversation.Mode;
import org.homeservices.testing.Await;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of conversations that nobody uses. */
class UpkeepTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(30);

  private final ChatStage stage = ChatStage.withoutAssistant();
  private final List<Deed> deeds = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    stage.close();
  }

  private Upkeep upkeep(@Nullable Duration retention, Supplier<CompletionStage<Boolean>> isMine) {
    return stage.room.upkeep(new UpkeepSettings(DAY, retention), isMine, deeds::add);
  }

  private void run(@Nullable Duration retention) {
    Await.value(upkeep(retention, () -> completedStage(true)).run());
  }

  private Mode mode(Conversation conversation) {
    return Await.value(stage.conversations.record(conversation.id()))
        .orElseThrow()
        .conversation()
        .mode();
  }

  private boolean isThere(Conversation conversation) {
    return Await.value(stage.conversations.record(conversation.id())).isPresent();
  }

  private List<Conversation> others(int count) {
    return Stream.generate(stage::another).limit(count).toList();
  }

  @Test
  void conversationShouldBeClosedAndItsMembersToldWhenNobodyHasUsedItForItsLifetime() {
    Member member = stage.joined();
    stage.clock.advance(DAY.plusSeconds(1));
    Conversation fresh = stage.another();

    run(MONTH);

    member.linesUpTo("mode closed time");
    assertThat(mode(stage.conversation)).isEqualTo(Mode.CLOSED);
    assertThat(mode(fresh)).isNotEqualTo(Mode.CLOSED);
  }

  @Test
  void nothingShouldBeClosedWhileTheArchiveDoesNotKnowWhatWasSaid() {
    stage.archive.goAway();
    stage.post("Still here");
    stage.clock.advance(DAY.plusSeconds(1));

    run(MONTH);
    Mode meanwhile = mode(stage.conversation);
    stage.archive.comeBack();
    Await.until(() -> stage.room.unfiled() == 0);
    // What was said may have been noted as use of the conversation after the clock went on.
    stage.clock.advance(DAY.plusSeconds(1));
    run(MONTH);

    assertThat(meanwhile).isNotEqualTo(Mode.CLOSED);
    assertThat(mode(stage.conversation)).isEqualTo(Mode.CLOSED);
  }

  @Test
  void lifetimeThatIsSetShouldDecide() {
    UpkeepSettings twoDays = new UpkeepSettings(DAY.multipliedBy(2), MONTH);
    Upkeep upkeep = stage.room.upkeep(twoDays, () -> completedStage(true), deeds::add);
    stage.clock.advance(DAY.plusSeconds(1));

    Await.value(upkeep.run());

    assertThat(mode(stage.conversation)).isNotEqualTo(Mode.CLOSED);
    stage.clock.advance(DAY);
    Await.value(upkeep.run());
    assertThat(mode(stage.conversation)).isEqualTo(Mode.CLOSED);
  }

  @Test
  void whatIsDoneByTimeShouldBeOnRecord() {
    String id = stage.conversation.id().value();
    stage.clock.advance(DAY.plusSeconds(1));
    run(MONTH);
    stage.clock.advance(MONTH);
    run(MONTH);
    run(MONTH);

    assertThat(deeds)
        .containsExactly(
            Deed.ofSystem(Deed.Kind.CONVERSATION_CLOSED, "expired").in(id),
            Deed.ofSystem(Deed.Kind.CONVERSATION_ERASED, "retention").in(id));
  }

  @Test
  void conversationShouldBeErasedWhenNobodyHasUsedItForLong() {
    stage.post("Quanto custa?");
    stage.clock.advance(MONTH.plusSeconds(1));
    Conversation fresh = stage.another();
    Await.value(stage.room.post(fresh, ChatStage.ADDRESS, "c-1", "Oi"));

    run(MONTH);

    assertThat(isThere(stage.conversation)).isFalse();
    assertThat(stage.left(stage.conversation)).containsExactly(0, 0);
    assertThat(isThere(fresh)).isTrue();
    assertThat(stage.left(fresh)).containsExactly(1, 1);
  }

  @Test
  void conversationShouldBeKeptForEverWhenThatIsWanted() {
    stage.clock.advance(Duration.ofDays(10_000));

    run(null);

    assertThat(isThere(stage.conversation)).isTrue();
  }

  @Test
  void allShouldBeDoneWhenTheyAreManyBatches() {
    List<Conversation> many = others(2 * Upkeep.BATCH + 1);
    stage.clock.advance(MONTH.plusSeconds(1));

    run(MONTH);

    assertThat(many).noneMatch(this::isThere);
  }

  @Test
  void conversationThatCannotBeErasedShouldStopNoOtherAndBeTriedAgain() {
    List<Conversation> bad = others(Upkeep.BATCH);
    bad.forEach(one -> stage.conversations.failErasureOf(one.id(), true));
    stage.clock.advance(Duration.ofSeconds(1));
    List<Conversation> good = others(5);
    stage.clock.advance(MONTH.plusSeconds(1));

    run(MONTH);
    boolean goodAreErased = good.stream().noneMatch(this::isThere);
    boolean badAreLeft = bad.stream().allMatch(this::isThere);
    bad.forEach(one -> stage.conversations.failErasureOf(one.id(), false));
    run(MONTH);

    assertThat(goodAreErased).isTrue();
    assertThat(badAreLeft).isTrue();
    assertThat(bad).noneMatch(this::isThere);
  }

  @Test
  void erasureShouldBeFinishedWhenAPartOfItHasFailed() {
    stage.post("Quanto custa?");
    stage.history.goAway();
    Await.failure(stage.room.rights().erase(stage.conversation));
    stage.clock.advance(Duration.ofMinutes(2));
    run(null);
    List<Integer> meanwhile = stage.left(stage.conversation);
    stage.history.comeBack();

    run(null);
    run(null);

    assertThat(meanwhile).containsExactly(1, 0);
    assertThat(stage.left(stage.conversation)).containsExactly(0, 0);
    assertThat(deeds)
        .containsExactly(
            Deed.ofSystem(Deed.Kind.CONVERSATION_ERASED, "rest")
                .in(stage.conversation.id().value()));
  }

  @Test
  void erasureByTimeShouldBeFinishedWhenAPartOfItHasFailed() {
    stage.post("Quanto custa?");
    stage.clock.advance(MONTH.plusSeconds(1));
    stage.history.goAway();
    run(MONTH);
    List<Integer> meanwhile = stage.left(stage.conversation);
    stage.history.comeBack();
    stage.clock.advance(Duration.ofMinutes(2));

    run(MONTH);

    assertThat(meanwhile).containsExactly(1, 0);
    assertThat(stage.left(stage.conversation)).containsExactly(0, 0);
  }

  @Test
  void erasureShouldGoOnWhereMessagesAreLeft() {
    stage.post("Quanto custa?");
    stage.conversations.failEmptying(1);
    Throwable failure = Await.failure(stage.room.rights().erase(stage.conversation));
    boolean isThere = isThere(stage.conversation);
    List<Integer> left = stage.left(stage.conversation);
    stage.clock.advance(Duration.ofMinutes(2));

    run(null);

    assertThat(failure).isInstanceOf(Unavailable.class);
    assertThat(isThere).isFalse();
    assertThat(left).containsExactly(0, 1);
    assertThat(stage.left(stage.conversation)).containsExactly(0, 0);
  }

  @Test
  void erasureThatIsUnderWayShouldBeLeftToWhoeverDoesIt() {
    Await.value(stage.room.rights().erase(stage.conversation));
    stage.clock.advance(Duration.ofSeconds(30));

    run(null);

    assertThat(deeds).isEmpty();
  }

  @Test
  void erasureShouldSucceedOnANodeThatStops() throws InterruptedException {
    stage.post("Quanto custa?");
    stage.settle();

    Await.value(stage.room.rights().erase(stage.conversation));

    assertThat(stage.left(stage.conversation)).containsExactly(0, 0);
  }

  @Test
  void erasureShouldBeForgottenWhenNoTokenIsValidAnyMore() {
    Await.value(stage.room.rights().erase(stage.conversation));
    stage.clock.advance(DAY.plusDays(1).minusSeconds(1));
    run(MONTH);
    boolean isRemembered = !canBeKept(stage.conversation);
    stage.clock.advance(Duration.ofSeconds(2));
    run(MONTH);

    assertThat(isRemembered).isTrue();
    assertThat(canBeKept(stage.conversation)).isTrue();
  }

  private boolean canBeKept(Conversation conversation) {
    stage.keep(conversation);
    return isThere(conversation);
  }

  @Test
  void nothingShouldBeDoneWhenItIsTheWorkOfAnotherNode() {
    stage.clock.advance(MONTH.plusSeconds(1));

    Await.value(upkeep(MONTH, () -> completedStage(false)).run());

    assertThat(mode(stage.conversation)).isNotEqualTo(Mode.CLOSED);
  }

  @Test
  void workShouldGoOnWithTheNextRunWhenNobodyCanSayWhoseItIs() {
    stage.clock.advance(MONTH.plusSeconds(1));
    ConversationsUnavailable away = new ConversationsUnavailable(new IllegalStateException("away"));

    Await.value(upkeep(MONTH, () -> failedStage(away)).run());
    boolean wasThere = isThere(stage.conversation);
    run(MONTH);

    assertThat(wasThere).isTrue();
    assertThat(isThere(stage.conversation)).isFalse();
  }

  @Test
  void runShouldDoNothingWhileAnEarlierOneIsUnderWay() {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Upkeep upkeep = upkeep(MONTH, () -> answer);
    stage.clock.advance(MONTH.plusSeconds(1));
    CompletionStage<Void> first = upkeep.run();

    CompletionStage<Void> second = upkeep.run();

    assertThat(second.toCompletableFuture()).isCompleted();
    assertThat(first.toCompletableFuture()).isNotDone();
    answer.complete(true);
    Await.value(first);
    assertThat(isThere(stage.conversation)).isFalse();
  }
}
