package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.aGroup;
import static org.homeservices.channel.ChannelSuite.entry;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.homeservices.channel.Published.Sequenced;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/** How every {@link History} takes back what it has lost, and forgets for good. */
public interface RestoreContract extends ChannelSuite {
  String BEFORE = "before";

  History history();

  private static LostEntry lost(long seq) {
    return lost(BEFORE, seq);
  }

  private static LostEntry lost(String epoch, long seq) {
    String name = "entry " + seq;
    return new LostEntry(epoch, seq, name, name, name);
  }

  private static List<LostEntry> lost(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(RestoreContract::lost).toList();
  }

  private static List<String> names(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(seq -> "entry " + seq).toList();
  }

  private void restore(GroupName group, List<LostEntry> entries) {
    Await.value(history().restore(group, entries));
  }

  private Sequenced publish(GroupName group, String name) {
    return HistoryContract.sequenced(Await.value(history().publish(group, entry(name))));
  }

  private void publish(GroupName group, int count) {
    IntStream.rangeClosed(1, count).forEach(number -> publish(group, "entry " + number));
  }

  private Replay latest(GroupName group) {
    return Await.value(history().latest(group, SIZE));
  }

  private List<String> texts(GroupName group) {
    return latest(group).entries().stream().map(Envelope::text).toList();
  }

  private Replay since(GroupName group, String epoch, long seq) {
    return Await.value(history().since(group, new StreamPosition(epoch, seq), SIZE));
  }

  @Test
  default void restoredEntriesShouldStandInTheirOldPlaces() {
    GroupName group = aGroup();

    restore(group, lost(3, 5));

    assertThat(latest(group).entries())
        .containsExactly(
            Envelope.remembered(group, 3, "entry 3"),
            Envelope.remembered(group, 4, "entry 4"),
            Envelope.remembered(group, 5, "entry 5"));
    assertThat(latest(group).position().seq()).isEqualTo(5);
  }

  @Test
  default void seqShouldGoOnBehindWhatWasRestored() {
    GroupName group = aGroup();
    restore(group, lost(1, 4));

    Sequenced next = publish(group, "next");

    assertThat(next.position().seq()).isEqualTo(5);
    assertThat(texts(group)).containsExactly("entry 1", "entry 2", "entry 3", "entry 4", "next");
  }

  @Test
  default void repeatOfARestoredEntryShouldBeKnown() {
    GroupName group = aGroup();
    restore(group, lost(1, 4));

    Sequenced repeat = publish(group, "entry 2");

    assertThat(repeat.repeated()).isTrue();
    assertThat(repeat.position().seq()).isEqualTo(2);
    assertThat(repeat.id()).isEqualTo("entry 2");
  }

  @Test
  default void positionOfBeforeShouldBeGoodWhenItsLogWasRestored() {
    GroupName group = aGroup();
    restore(group, lost(1, 4));
    publish(group, "next");

    Replay missed = since(group, BEFORE, 3);

    assertThat(missed.complete()).isTrue();
    assertThat(missed.entries()).extracting(Envelope::text).containsExactly("entry 4", "next");
    assertThat(since(group, BEFORE, 4).complete()).isTrue();
    assertThat(since(group, BEFORE, 5).complete()).isFalse();
    assertThat(since(group, "another", 3).complete()).isFalse();
  }

  @Test
  default void positionOfTheLastEpochShouldBeGoodWhenTheLogIsOfSeveral() {
    GroupName group = aGroup();

    restore(group, List.of(lost("first", 1), lost("second", 2), lost("second", 3)));

    assertThat(since(group, "second", 2).complete()).isTrue();
    assertThat(since(group, "first", 1).complete()).isFalse();
  }

  @Test
  default void frontShouldComeBackWhenTheEndHasBeforeAndGoneOn() {
    GroupName group = aGroup();
    restore(group, lost(4, 6));
    publish(group, "next");

    restore(group, lost(1, 6));

    assertThat(texts(group))
        .containsExactly("entry 1", "entry 2", "entry 3", "entry 4", "entry 5", "entry 6", "next");
    assertThat(since(group, BEFORE, 1).complete()).isTrue();
    assertThat(publish(group, "entry 2").repeated()).isTrue();
  }

  @Test
  default void entriesBeforeAHoleShouldWaitUntilItIsFilled() {
    GroupName group = aGroup();
    restore(group, lost(1, 2));
    restore(group, lost(5, 6));
    List<String> end = texts(group);

    restore(group, lost(1, 6));

    assertThat(end).containsExactly("entry 5", "entry 6");
    assertThat(texts(group)).hasSize(6).startsWith("entry 1", "entry 2", "entry 3");
  }

  @Test
  default void positionOfBeforeShouldNotBeGoodWhereOthersTookThePlaces() {
    GroupName group = aGroup();
    publish(group, "other");

    restore(group, lost(1, 3));

    assertThat(texts(group)).containsExactly("other", "entry 2", "entry 3");
    assertThat(since(group, BEFORE, 2).complete()).isFalse();
  }

  @Test
  default void restoreShouldChangeNothingWhereNothingIsLost() {
    GroupName group = aGroup();
    publish(group, 4);
    Replay before = latest(group);

    restore(group, lost(1, 4));
    restore(group, lost(2, 3));
    restore(group, List.of());

    assertThat(latest(group)).isEqualTo(before);
  }

  @Test
  default void restoreShouldPutBackWhatIsMissingBeforeAndBehind() {
    GroupName group = aGroup();
    restore(group, lost(3, 4));

    restore(group, lost(1, 6));

    assertThat(texts(group)).isEqualTo(names(1, 6));
    assertThat(since(group, BEFORE, 1).complete()).isTrue();
    assertThat(publish(group, "entry 1").repeated()).isTrue();
    assertThat(publish(group, "next").position().seq()).isEqualTo(7);
  }

  @Test
  default void restoredHistoryShouldHoldNoMoreThanItsSize() {
    GroupName group = aGroup();

    restore(group, lost(1, SIZE + 5));
    restore(group, lost(1, SIZE + 5));

    assertThat(Await.value(history().latest(group, 1000)).entries())
        .extracting(Envelope::text)
        .isEqualTo(names(6, SIZE + 5));
  }

  @Test
  default void restoreBySeveralAtOnceShouldBeHarmless() {
    GroupName group = aGroup();

    Await.together(4, number -> restore(group, lost(1, 8)));

    assertThat(texts(group)).isEqualTo(names(1, 8));
    assertThat(publish(group, "next").position().seq()).isEqualTo(9);
  }

  @Test
  default void membersShouldNotBeToldOfWhatIsPutBack() {
    GroupName group = aGroup();
    publish(group, 2);
    Inbox member = Inbox.in(group, channels());

    restore(group, lost(1, 2));
    publish(group, "next");

    assertThat(member.texts(1)).containsExactly("next");
  }

  @Test
  default void erasedHistoryShouldHoldNothing() {
    GroupName group = aGroup();
    publish(group, 3);

    Await.value(history().erase(group));

    assertThat(texts(group)).isEmpty();
    assertThat(Await.value(history().page(group, 0, SIZE)).entries()).isEmpty();
  }

  @Test
  default void seqShouldGoOnAndKeysBeNewWhenTheHistoryWasErased() {
    GroupName group = aGroup();
    publish(group, 3);
    Await.value(history().erase(group));

    Sequenced late = publish(group, "entry 1");

    assertThat(late.repeated()).isFalse();
    assertThat(late.position().seq()).isEqualTo(4);
    assertThat(texts(group)).containsExactly("entry 1");
  }

  @Test
  default void eraseShouldConcernItsGroupAloneAndMayBeDoneTwice() {
    GroupName other = aGroup();
    publish(other, 2);
    GroupName group = aGroup();
    publish(group, 1);

    Await.value(history().erase(group));
    Await.value(history().erase(group));

    assertThat(texts(other)).isEqualTo(names(1, 2));
  }
}
