package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeservices.chat.Posting.Refused;
import org.homeservices.chat.Posting.Stored;
import org.homeservices.chat.Welcome.CatchUp;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Position;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is there again when a node was started anew, or a history has lost what it had. */
class RecoveryTest {
  private final ChatStage stage = ChatStage.withoutAssistant();

  @AfterEach
  void close() {
    stage.close();
  }

  /** A node on which so many messages were said, and whose memory is gone. */
  private Position talkedUpTo(int count) {
    ArchivedNode node = ArchivedNode.awaiting(stage);
    IntStream.rangeClosed(1, count).forEach(number -> node.post("m" + number));
    Position end = node.joined().welcome().position();
    stage.clock.advance(Duration.ofSeconds(1));
    return end;
  }

  @Test
  void welcomeShouldShowWhatWasSaidBeforeTheNodeWasStartedAnew() {
    Position end = talkedUpTo(7);
    ArchivedNode node = ArchivedNode.awaiting(stage);

    Member member = node.joined();

    assertThat(member.welcomed())
        .containsExactly(
            "3 visitor: m3", "4 visitor: m4", "5 visitor: m5", "6 visitor: m6", "7 visitor: m7");
    assertThat(member.welcome().position().seq()).isEqualTo(7);
    assertThat(member.welcome().position().epoch()).isNotEqualTo(end.epoch());
  }

  @Test
  void seqShouldGoOnAndRepeatsBeKnownWhereNobodyHasJoined() {
    talkedUpTo(3);
    ArchivedNode node = ArchivedNode.awaiting(stage);

    Posting repeat = node.post("m2");
    Posting next = node.post("next");

    assertThat(((Stored) repeat).seq()).isEqualTo(2);
    assertThat(((Stored) next).seq()).isEqualTo(4);
    assertThat(node.archived()).containsExactly("1 m1", "2 m2", "3 m3", "4 next");
  }

  @Test
  void positionOfBeforeShouldBeRecovered() {
    Position end = talkedUpTo(6);
    ArchivedNode node = ArchivedNode.awaiting(stage);

    Member member = node.joined(Optional.of(new Position(end.epoch(), 4)));

    assertThat(member.welcome().catchUp()).isEqualTo(CatchUp.COMPLETE);
    assertThat(member.welcomed()).containsExactly("5 visitor: m5", "6 visitor: m6");
  }

  @Test
  void positionShouldBeRecoveredAfterTwoStartsAnew() {
    talkedUpTo(2);
    ArchivedNode second = ArchivedNode.awaiting(stage);
    second.post("m3");
    Position end = second.joined().welcome().position();
    stage.clock.advance(Duration.ofSeconds(1));
    ArchivedNode third = ArchivedNode.awaiting(stage);

    Member member = third.joined(Optional.of(new Position(end.epoch(), 2)));

    assertThat(member.welcome().catchUp()).isEqualTo(CatchUp.COMPLETE);
    assertThat(member.welcomed()).containsExactly("3 visitor: m3");
  }

  @Test
  void positionBehindTheWelcomeShouldBeRecovered() {
    Position end = talkedUpTo(ArchivedNode.WELCOMED + 4);
    ArchivedNode node = ArchivedNode.awaiting(stage);
    node.joined();

    Member member = node.joined(Optional.of(new Position(end.epoch(), 1)));

    assertThat(member.welcome().catchUp()).isEqualTo(CatchUp.COMPLETE);
    assertThat(member.lines()).hasSize(3).startsWith("7 visitor: m7");
    assertThat(member.welcomed()).hasSize(ArchivedNode.WELCOMED).startsWith("2 visitor: m2");
  }

  @Test
  void historyShouldGetBackWhatAWelcomeShowsAndTheRestWhenSomethingIsSaid() {
    talkedUpTo(ArchivedNode.REMEMBERED + 10);
    ArchivedNode node = ArchivedNode.awaiting(stage);

    node.joined();
    long shown = firstRemembered(node);
    Posting repeat = node.post("m12");
    Posting next = node.post("next");

    assertThat(shown).isEqualTo(ArchivedNode.REMEMBERED + 10 - ArchivedNode.WELCOMED + 1);
    assertThat(((Stored) repeat).seq()).isEqualTo(12);
    assertThat(((Stored) next).seq()).isEqualTo(ArchivedNode.REMEMBERED + 11);
    assertThat(firstRemembered(node)).isEqualTo(12);
  }

  private long firstRemembered(ArchivedNode node) {
    return Await.value(node.history.latest(Broadcast.groupOf(stage.conversation.id()), 1_000))
        .entries()
        .get(0)
        .seq();
  }

  @Test
  void messageShouldHaveItsOwnPlaceWhenTheHistoryWasEmptiedAMomentBefore() {
    ArchivedNode node = ArchivedNode.following(stage);
    IntStream.rangeClosed(1, 7).forEach(number -> node.post("m" + number));
    Await.until(() -> node.archived().size() == 7);

    node.loseHistory();
    Posting next = node.post("next");
    Posting repeat = node.post("m2");

    assertThat(((Stored) next).seq()).isEqualTo(8);
    assertThat(((Stored) repeat).seq()).isEqualTo(2);
    Await.until(() -> node.archived().size() == 8);
    assertThat(node.archived()).endsWith("7 m7", "8 next").doesNotHaveDuplicates();
  }

  @Test
  void heldMessagesShouldComeAfterAllOthersInTheirOrderWhenTheHistoryWasEmptiedMeanwhile() {
    ArchivedNode node = ArchivedNode.following(stage);
    node.post("m1");
    Await.until(() -> node.archived().size() == 1);

    node.history.goAway();
    IntStream.rangeClosed(2, 9).forEach(number -> node.post("m" + number));
    node.loseHistory();
    node.history.comeBack();

    Await.until(() -> node.archived().size() == 9);
    assertThat(node.archived())
        .containsExactly(
            "1 m1", "2 m2", "3 m3", "4 m4", "5 m5", "6 m6", "7 m7", "8 m8", "9 m9");
  }

  @Test
  void memberShouldBeWelcomedWithAllWhenTheHistoryWasEmptiedAMomentBefore() {
    ArchivedNode node = ArchivedNode.following(stage);
    node.post("m1");
    node.post("m2");

    node.loseHistory();

    assertThat(node.joined().welcomed()).containsExactly("1 visitor: m1", "2 visitor: m2");
  }

  @Test
  void pageShouldBeWholeWhenTheHistoryWasEmptiedAMomentBefore() {
    ArchivedNode node = ArchivedNode.following(stage);
    node.post("m1");
    node.post("m2");

    node.loseHistory();

    assertThat(node.page(0, 10)).containsExactly("1 m1", "2 m2");
  }

  @Test
  void messagesShouldHaveTheirOwnPlacesWhenTheyComeTogetherAfterTheHistoryWasEmptied() {
    ArchivedNode node = ArchivedNode.following(stage);
    IntStream.rangeClosed(1, 5).forEach(number -> node.post("m" + number));
    Await.until(() -> node.archived().size() == 5);

    node.loseHistory();
    IntStream.rangeClosed(6, 25).parallel().forEach(number -> node.post("m" + number));

    Await.until(() -> node.archived().size() == 25);
    assertThat(node.archived()).startsWith("1 m1", "2 m2", "3 m3", "4 m4", "5 m5");
  }

  @Test
  void messageShouldBeTakenWhenTheHistoryWasEmptiedWhileTheArchiveIsAway() {
    ArchivedNode node = ArchivedNode.following(stage);
    node.post("m1");
    stage.archive.goAway();

    node.loseHistory();
    Posting next = node.post("m2");

    assertThat(next).isInstanceOf(Stored.class);
  }

  @Test
  void welcomeShouldShowWhatTheHistoryIsTooOldToRemember() {
    Duration hour = Duration.ofHours(1);
    ArchivedNode node = new ArchivedNode(stage, ArchiveSettings.awaited(20, hour));
    node.post("m1");
    node.post("m2");
    stage.clock.advance(hour.plusSeconds(1));
    node.forgetUnused();

    Member member = node.joined();

    assertThat(member.welcomed()).containsExactly("1 visitor: m1", "2 visitor: m2");
    assertThat(member.welcome().position().seq()).isEqualTo(2);
  }

  @Test
  void conversationShouldBeLookedAtOnceAMinute() {
    ArchivedNode node = ArchivedNode.awaiting(stage);
    node.joined();
    int once = stage.archive.asked();

    IntStream.range(0, 10).forEach(number -> node.post("m" + number));
    node.joined();
    int still = stage.archive.asked();
    stage.clock.advance(Looks.AGE);
    node.joined();

    assertThat(List.of(once, still, stage.archive.asked())).containsExactly(1, 1, 2);
  }

  @Test
  void nothingShouldBeSaidWhereOnlyAnArchiveThatIsAwayKnowsHowFarItHasCome() {
    talkedUpTo(3);
    ArchivedNode node = ArchivedNode.awaiting(stage);
    stage.archive.goAway();

    Posting posting = node.post("m4");

    assertThat(posting).isEqualTo(new Refused("m4", Refusal.UNAVAILABLE));
    assertThat(node.joined().welcomed()).isEmpty();
  }

  @Test
  void newConversationShouldGoOnWhileTheArchiveIsAway() {
    ArchivedNode node = ArchivedNode.awaiting(stage);
    stage.clock.advance(Duration.ofSeconds(1));
    Conversation fresh = Await.value(node.room.open(stage.conversation.locale(), "/", ""));
    stage.archive.goAway();

    Posting posting = node.post(fresh, "Oi");

    assertThat(posting).isInstanceOf(Posting.Held.class);
    stage.archive.comeBack();
    Await.until(() -> node.archived(fresh).equals(List.of("1 Oi")));
  }

  @Test
  void memberShouldBeWelcomedSoonWhenTheArchiveDoesNotAnswer() {
    ArchivedNode node = ArchivedNode.following(stage);
    node.post("m1");
    stage.clock.advance(Looks.AGE);
    stage.archive.fallSilent();
    long begun = System.nanoTime();

    List<String> welcomed = node.joined().welcomed();

    assertThat(welcomed).containsExactly("1 visitor: m1");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void historyShouldGetBackWhatOnlyThisNodeHas() {
    ArchivedNode node = ArchivedNode.following(stage);
    stage.archive.goAway();
    IntStream.rangeClosed(1, 3).forEach(number -> node.post("m" + number));
    Await.value(node.history.erase(Broadcast.groupOf(stage.conversation.id())));

    node.history.goAway();
    node.history.comeBack();

    assertThat(node.joined().welcomed())
        .containsExactly("1 visitor: m1", "2 visitor: m2", "3 visitor: m3");
  }

  @Test
  void archiveShouldGetWhatANodeHasNotFiledBeforeItsEnd() throws InterruptedException {
    ArchivedNode node = ArchivedNode.following(stage);
    stage.archive.hold();
    node.post("m1");
    node.post("m2");
    ChatRoom other = new ChatRoom(node.ground, new ChatSettings(1, 100, 50, 5, false, "Sophie"));
    assertThat(node.archived()).isEmpty();
    stage.archive.loseWhatWaits();

    Member member = new Member(stage.codec);
    Await.value(other.join(stage.conversation, Optional.empty(), member));

    Await.until(() -> node.archived().equals(List.of("1 m1", "2 m2")));
  }

  @Test
  void reconcilingShouldFileWhatIsMissing() {
    ArchivedNode node = ArchivedNode.following(stage);
    node.post("m1");
    Await.until(() -> node.archived().size() == 1);
    stage.archive.hold();
    node.post("m2");
    node.post("m3");
    stage.archive.loseWhatWaits();
    ChatRoom other = new ChatRoom(node.ground, new ChatSettings(1, 100, 50, 5, false, "Sophie"));

    int filed = Await.value(other.reconcile());

    assertThat(filed).isEqualTo(2);
    assertThat(node.archived()).containsExactly("1 m1", "2 m2", "3 m3");
    assertThat(Await.value(other.reconcile())).isZero();
  }
}
