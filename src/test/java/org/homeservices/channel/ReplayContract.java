package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/**
 * What every {@link History} answers to readers. A test class supplies a fresh one that remembers
 * {@link #SIZE} entries.
 */
public interface ReplayContract {
  int SIZE = 10;
  int LIMIT = 3;
  GroupName LOG = new GroupName("conversation.4");

  History history();

  private void publish(int count) {
    for (int number = 1; number <= count; number++) {
      String name = "entry " + number;
      Await.value(history().publish(LOG, new Publication(name, name, name)));
    }
  }

  private String epoch() {
    return latest(1).position().epoch();
  }

  private Replay latest(int limit) {
    return Await.value(history().latest(LOG, limit));
  }

  private Replay since(long seq) {
    return since(epoch(), seq);
  }

  private Replay since(String epoch, long seq) {
    return Await.value(history().since(LOG, new StreamPosition(epoch, seq), LIMIT));
  }

  private Replay replay(boolean complete, long first, long last) {
    List<Envelope> entries =
        LongStream.rangeClosed(first, last)
            .mapToObj(seq -> new Envelope(seq, "entry " + seq))
            .toList();
    return new Replay(new StreamPosition(epoch(), last), entries, complete);
  }

  @Test
  default void readerShouldGetExactlyWhatItMissed() {
    publish(5);

    assertThat(since(3)).isEqualTo(replay(true, 4, 5));
  }

  @Test
  default void readerShouldGetAllItMissedWhenThatIsMoreThanTheLimit() {
    publish(8);

    assertThat(since(1)).isEqualTo(replay(true, 2, 8));
  }

  @Test
  default void readerShouldGetNothingWhenItIsAtTheEnd() {
    publish(5);

    assertThat(since(5)).isEqualTo(replay(true, 6, 5));
  }

  @Test
  default void readerFromBeforeTheFirstEntryShouldGetAll() {
    String before = epoch();
    publish(5);

    assertThat(since(before, 0)).isEqualTo(replay(true, 1, 5));
  }

  @Test
  default void readerShouldGetNothingWhenNothingWasEverPublished() {
    assertThat(since(0)).isEqualTo(replay(true, 1, 0));
  }

  @Test
  default void readerShouldBeServedUpToTheOldestRememberedEntry() {
    publish(SIZE + 5);

    assertThat(since(5)).isEqualTo(replay(true, 6, SIZE + 5));
  }

  @Test
  default void readerShouldGetTheLatestWhenItsPositionIsOlderThanWhatIsRemembered() {
    publish(SIZE + 5);

    assertThat(since(4)).isEqualTo(replay(false, SIZE + 3, SIZE + 5));
  }

  @Test
  default void readerShouldGetTheLatestWhenItsPositionIsOfAnotherEpoch() {
    publish(5);

    assertThat(since("another", 4)).isEqualTo(replay(false, 3, 5));
  }

  @Test
  default void readerOfAnotherEpochShouldBeToldSoWhenItsSeqIsAtTheEnd() {
    publish(5);

    assertThat(since("another", 5).complete()).isFalse();
  }

  @Test
  default void readerShouldGetTheLatestWhenItsPositionIsAheadOfTheEnd() {
    publish(5);

    assertThat(since(6)).isEqualTo(replay(false, 3, 5));
  }

  @Test
  default void latestShouldGiveTheLastEntriesUpToTheLimit() {
    publish(5);

    assertThat(latest(LIMIT)).isEqualTo(replay(true, 3, 5));
  }

  @Test
  default void latestShouldGiveAllWhenThereAreFewerThanTheLimit() {
    publish(2);

    assertThat(latest(LIMIT)).isEqualTo(replay(true, 1, 2));
  }

  @Test
  default void latestShouldGiveNothingWhenNothingWasEverPublished() {
    assertThat(latest(LIMIT)).isEqualTo(replay(true, 1, 0));
  }

  @Test
  default void historyShouldRememberNoMoreThanItsSize() {
    publish(SIZE + 5);

    assertThat(latest(1000)).isEqualTo(replay(true, 6, SIZE + 5));
  }

  @Test
  default void replayShouldNotChangeWhenMoreIsPublished() {
    publish(2);
    Replay replay = latest(LIMIT);

    Await.value(history().publish(LOG, new Publication("later", "later", "later")));

    assertThat(replay).isEqualTo(replay(true, 1, 2));
  }
}
