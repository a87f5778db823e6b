package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.homeservices.testing.Await;
import org.homeservices.testing.HeldPauses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When messages go to the archive, and what happens while it is away. */
class ArchiveWriterTest {
  private static final Duration OUTAGE = Duration.ofSeconds(30);

  private final HeldPauses executor = new HeldPauses(1);
  private final ChatStage stage = ChatStage.withoutAssistant(executor);

  @AfterEach
  void close() {
    stage.close();
  }

  private static List<String> messages(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(seq -> seq + " m" + seq).toList();
  }

  private Duration paused() {
    return executor.seen().stream().reduce(Duration.ZERO, Duration::plus);
  }

  @Test
  void messagesShouldGoTogetherAfterAMoment() {
    ArchivedNode node = new ArchivedNode(stage, ArchiveSettings.following(20, ArchivedNode.DAY));
    IntStream.rangeClosed(1, 5).forEach(number -> node.post("m" + number));
    List<String> before = node.archived();

    executor.endNext();

    assertThat(before).isEmpty();
    assertThat(node.archived()).isEqualTo(messages(5));
    assertThat(stage.archive.batches(1)).containsExactly(5);
    assertThat(executor.seen()).contains(Duration.ofMillis(300));
  }

  @Test
  void whatCameWhileABatchWasOnItsWayShouldGoWithTheNext() {
    ArchivedNode node = ArchivedNode.awaiting(stage);
    stage.archive.hold();
    IntStream.rangeClosed(1, 5).forEach(number -> node.post("m" + number));

    stage.archive.release();

    assertThat(stage.archive.batches(2)).containsExactly(1, 4);
    assertThat(node.archived()).isEqualTo(messages(5));
  }

  @Test
  void whatWaitsShouldNotBeFiledWhenItsConversationIsErased() {
    ArchivedNode node = new ArchivedNode(stage, ArchiveSettings.following(20, ArchivedNode.DAY));
    node.post("of the erased one");
    node.post(stage.another(), "of another");
    int before = node.room.unfiled();

    Await.value(node.room.rights().erase(stage.conversation));

    assertThat(before).isEqualTo(2);
    assertThat(node.room.unfiled()).isEqualTo(1);
  }

  @Test
  void outageOfHalfAMinuteShouldCostNothingInMemory() {
    ArchivedNode node = ArchivedNode.awaiting(stage);

    int said = talkedThroughAnOutage(node);

    assertThat(node.archived()).isEqualTo(messages(said));
  }

  @Test
  void outageOfHalfAMinuteShouldCostNothingWhereTheArchiveFollows() {
    ArchivedNode node = new ArchivedNode(stage, ArchiveSettings.following(20, ArchivedNode.DAY));

    int said = talkedThroughAnOutage(node);

    assertThat(node.archived()).isEqualTo(messages(said));
  }

  /** Returns how many messages were said until the archive was there again. */
  private int talkedThroughAnOutage(ArchivedNode node) {
    node.joined();
    stage.archive.goAway();
    int said = 0;
    while (paused().compareTo(OUTAGE) < 0) {
      for (int number = 0; number < 20; number++) {
        node.post("m" + ++said);
      }
      executor.endNext();
    }
    stage.archive.comeBack();
    executor.endNext();
    return said;
  }

  @Test
  void pausesShouldGrowUpToTwoSeconds() {
    ArchivedNode node = ArchivedNode.awaiting(stage);
    node.joined();
    stage.archive.goAway();
    node.post("m1");

    IntStream.range(0, 9).forEach(number -> executor.endNext());

    assertThat(executor.seen().get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    assertThat(executor.seen().get(9)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }
}
