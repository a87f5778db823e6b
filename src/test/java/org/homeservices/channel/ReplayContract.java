package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.aGroup;
import static org.homeservices.channel.ChannelSuite.entry;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/** What every {@link History} answers to readers. */
public interface ReplayContract extends ChannelSuite {
  int LIMIT = 3;

  /** Two such texts are within what one replay holds, whatever a floor keeps around them. */
  int ALMOST_HALF = Replay.MOST_CHARACTERS / 2 - 1_000;

  History history();

  /** One group's history. */
  private Log log() {
    return new Log(history(), aGroup());
  }

  /** A history with its group, as a reader sees it. */
  record Log(History history, GroupName group) {
    Log publish(int count) {
      IntStream.rangeClosed(1, count)
          .mapToObj(number -> entry("entry " + number))
          .forEach(this::publish);
      return this;
    }

    void publish(Publication publication) {
      HistoryContract.sequenced(Await.value(history.publish(group, publication)));
    }

    /** Publishes so many entries of so many characters. */
    Log publishLong(int count, int characters) {
      for (int number = 1; number <= count; number++) {
        String name = "entry " + number;
        String padding = "x".repeat(characters - name.length());
        publish(new Publication(name, name, name + padding));
      }
      return this;
    }

    String epoch() {
      return latest(1).position().epoch();
    }

    Replay latest(int limit) {
      return Await.value(history.latest(group, limit));
    }

    Replay page(long after, int limit) {
      return Await.value(history.page(group, after, limit));
    }

    Replay since(long seq) {
      return since(epoch(), seq);
    }

    Replay since(String epoch, long seq) {
      return Await.value(history.since(group, new StreamPosition(epoch, seq), LIMIT));
    }

    Replay expected(boolean complete, long first, long last) {
      return new Replay(new StreamPosition(epoch(), last), entries(first, last), complete);
    }

    Replay expectedPage(boolean complete, long first, long last, long end) {
      return new Replay(new StreamPosition(epoch(), end), entries(first, last), complete);
    }

    private List<Envelope> entries(long first, long last) {
      return LongStream.rangeClosed(first, last)
          .mapToObj(seq -> Envelope.remembered(group, seq, "entry " + seq))
          .toList();
    }
  }

  @Test
  default void readerShouldGetExactlyWhatItMissed() {
    Log log = log().publish(5);

    assertThat(log.since(3)).isEqualTo(log.expected(true, 4, 5));
  }

  @Test
  default void readerShouldGetAllItMissedWhenThatIsMoreThanTheLimit() {
    Log log = log().publish(8);

    assertThat(log.since(1)).isEqualTo(log.expected(true, 2, 8));
  }

  @Test
  default void readerShouldGetNothingWhenItIsAtTheEnd() {
    Log log = log().publish(5);

    assertThat(log.since(5)).isEqualTo(log.expected(true, 6, 5));
  }

  @Test
  default void readerFromBeforeTheFirstEntryShouldGetAll() {
    Log log = log();
    String before = log.epoch();
    log.publish(5);

    assertThat(log.since(before, 0)).isEqualTo(log.expected(true, 1, 5));
  }

  @Test
  default void readerShouldGetNothingWhenNothingWasEverPublished() {
    Log log = log();

    assertThat(log.since(0)).isEqualTo(log.expected(true, 1, 0));
  }

  @Test
  default void readerShouldBeServedUpToTheOldestRememberedEntry() {
    Log log = log().publish(SIZE + 5);

    assertThat(log.since(5)).isEqualTo(log.expected(true, 6, SIZE + 5));
  }

  @Test
  default void readerShouldGetTheLatestWhenItsPositionIsOlderThanWhatIsRemembered() {
    Log log = log().publish(SIZE + 5);

    assertThat(log.since(4)).isEqualTo(log.expected(false, SIZE + 3, SIZE + 5));
  }

  @Test
  default void readerShouldGetTheLatestWhenItsPositionIsOfAnotherEpoch() {
    Log log = log().publish(5);

    assertThat(log.since("another", 4)).isEqualTo(log.expected(false, 3, 5));
  }

  @Test
  default void readerOfAnotherEpochShouldBeToldSoWhenItsSeqIsAtTheEnd() {
    Log log = log().publish(5);

    assertThat(log.since("another", 5).complete()).isFalse();
  }

  @Test
  default void readerShouldGetTheLatestWhenItsPositionIsAheadOfTheEnd() {
    Log log = log().publish(5);

    assertThat(log.since(6)).isEqualTo(log.expected(false, 3, 5));
  }

  @Test
  default void latestShouldGiveTheLastEntriesUpToTheLimit() {
    Log log = log().publish(5);

    assertThat(log.latest(LIMIT)).isEqualTo(log.expected(true, 3, 5));
  }

  @Test
  default void latestShouldGiveAllWhenThereAreFewerThanTheLimit() {
    Log log = log().publish(2);

    assertThat(log.latest(LIMIT)).isEqualTo(log.expected(true, 1, 2));
  }

  @Test
  default void latestShouldGiveNothingWhenNothingWasEverPublished() {
    Log log = log();

    assertThat(log.latest(LIMIT)).isEqualTo(log.expected(true, 1, 0));
  }

  @Test
  default void historyShouldRememberNoMoreThanItsSize() {
    Log log = log().publish(SIZE + 5);

    assertThat(log.latest(1000)).isEqualTo(log.expected(true, 6, SIZE + 5));
  }

  @Test
  default void replayShouldNotChangeWhenMoreIsPublished() {
    Log log = log().publish(2);
    Replay replay = log.latest(LIMIT);
    Replay expected = log.expected(true, 1, 2);

    log.publish(entry("later"));

    assertThat(replay).isEqualTo(expected);
  }

  @Test
  default void readerShouldStartOverWhenItMissedMoreTextThanOneReplayHolds() {
    Log log = log().publishLong(3, ALMOST_HALF);

    Replay within = log.since(1);
    Replay beyond = log.since(0);

    assertThat(within.complete()).isTrue();
    assertThat(within.entries()).extracting(Envelope::seq).containsExactly(2L, 3L);
    assertThat(beyond.complete()).isFalse();
    assertThat(beyond.entries()).extracting(Envelope::seq).containsExactly(2L, 3L);
    assertThat(beyond.position().seq()).isEqualTo(3);
  }

  @Test
  default void latestShouldHoldNoMoreTextThanOneReplayHolds() {
    Log log = log().publishLong(5, ALMOST_HALF);

    Replay latest = log.latest(5);

    assertThat(latest.complete()).isTrue();
    assertThat(latest.entries()).extracting(Envelope::seq).containsExactly(4L, 5L);
  }

  @Test
  default void pageShouldHoldTheEntriesAfterASeqUpToTheLimit() {
    Log log = log().publish(9);

    assertThat(log.page(0, 3)).isEqualTo(log.expectedPage(true, 1, 3, 9));
    assertThat(log.page(2, 3)).isEqualTo(log.expectedPage(true, 3, 5, 9));
    assertThat(log.page(8, 3)).isEqualTo(log.expectedPage(true, 9, 9, 9));
    assertThat(log.page(9, 3)).isEqualTo(log.expectedPage(true, 1, 0, 9));
    assertThat(log.page(Long.MAX_VALUE, 3)).isEqualTo(log.expectedPage(true, 1, 0, 9));
  }

  @Test
  default void pageShouldSayThatItLacksWhatIsForgotten() {
    Log log = log().publish(SIZE + 2);

    assertThat(log.page(0, 3)).isEqualTo(log.expectedPage(false, 3, 5, SIZE + 2));
    assertThat(log.page(2, 3)).isEqualTo(log.expectedPage(true, 3, 5, SIZE + 2));
  }

  @Test
  default void pageShouldBeEmptyWhenNothingWasEverPublished() {
    Log log = log();

    assertThat(log.page(0, 3)).isEqualTo(log.expectedPage(true, 1, 0, 0));
  }
}
