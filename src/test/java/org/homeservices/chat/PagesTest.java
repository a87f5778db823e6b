package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages of a conversation, wherever its messages are. */
class PagesTest {
  private static final int SIZE = 5;

  private final ChatStage stage = ChatStage.withoutAssistant();

  @AfterEach
  void close() {
    stage.close();
  }

  private ArchivedNode talkedUpTo(int count) {
    ArchivedNode node = new ArchivedNode(stage, ArchiveSettings.awaited(SIZE, ArchivedNode.DAY));
    IntStream.rangeClosed(1, count).forEach(number -> node.post("m" + number));
    return node;
  }

  private static List<String> messages(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(seq -> seq + " m" + seq).toList();
  }

  @Test
  void pageShouldReachBackBeyondTheHistory() {
    ArchivedNode node = talkedUpTo(20);

    assertThat(node.page(0, 10)).isEqualTo(messages(1, 10));
    assertThat(node.page(10, 10)).isEqualTo(messages(11, 20));
    assertThat(node.page(0, 100)).isEqualTo(messages(1, 20));
    assertThat(node.page(17, 2)).isEqualTo(messages(18, 19));
    assertThat(node.page(20, 10)).isEmpty();
  }

  @Test
  void pageShouldHoldWhatTheArchiveDoesNotHaveYet() {
    ArchivedNode node = talkedUpTo(10);
    stage.archive.hold();
    IntStream.rangeClosed(11, 13).forEach(number -> node.post("m" + number));

    assertThat(node.page(0, 100)).isEqualTo(messages(1, 13));
    assertThat(node.page(0, 12)).isEqualTo(messages(1, 12));
  }

  @Test
  void pageShouldBeThereWhileTheHistoryIsAway() {
    ArchivedNode node = talkedUpTo(10);
    stage.archive.hold();
    node.post("m11");
    node.history.goAway();

    assertThat(node.page(3, 100)).isEqualTo(messages(4, 11));
  }

  @Test
  void pageShouldBeThereWhenTheHistoryHasLostAll() {
    talkedUpTo(10);

    ArchivedNode other = new ArchivedNode(stage, ArchiveSettings.awaited(SIZE, ArchivedNode.DAY));

    assertThat(other.page(0, 100)).isEqualTo(messages(1, 10));
  }

  @Test
  void pageOfTheHistoryShouldBeThereWhileTheArchiveIsAway() {
    ArchivedNode node = talkedUpTo(10);
    stage.archive.goAway();

    assertThat(node.page(5, 100)).isEqualTo(messages(6, 10));
    assertThat(Await.failure(node.room.messages(stage.conversation.id(), 0, 100)))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void pageShouldBeThereAgainWhenTheHistoryIsTooOld() {
    Duration hour = Duration.ofHours(1);
    ArchivedNode node = new ArchivedNode(stage, ArchiveSettings.awaited(SIZE, hour));
    IntStream.rangeClosed(1, 3).forEach(number -> node.post("m" + number));
    stage.clock.advance(hour.plusSeconds(1));
    node.forgetUnused();

    assertThat(node.page(0, 100)).isEqualTo(messages(1, 3));
  }
}
