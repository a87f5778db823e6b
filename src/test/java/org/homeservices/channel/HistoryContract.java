package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.homeservices.channel.ChannelSuite.aGroup;
import static org.homeservices.channel.ChannelSuite.entry;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.homeservices.channel.Published.Sequenced;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;
import org.junit.jupiter.api.Test;

/** How every {@link History} numbers and sends what is published. */
public interface HistoryContract extends ChannelSuite {
  History history();

  private Inbox memberOf(GroupName group) {
    return Inbox.in(group, channels());
  }

  private List<Inbox> membersOf(GroupName group, int count) {
    return Stream.generate(() -> memberOf(group)).limit(count).toList();
  }

  private Sequenced publish(GroupName group, String id, String key, String text) {
    return sequenced(Await.value(history().publish(group, new Publication(id, key, text))));
  }

  private Sequenced publish(GroupName group, String name) {
    return publish(group, name, name, name);
  }

  /** The outcome while the history is in reach. */
  static Sequenced sequenced(Published published) {
    return published.fold(
        sequenced -> sequenced,
        held -> {
          throw new AssertionError("held instead of sequenced");
        });
  }

  private StreamPosition endOf(GroupName group) {
    return Await.value(history().latest(group, 1)).position();
  }

  private List<Envelope> latest(GroupName group) {
    return Await.value(history().latest(group, SIZE)).entries();
  }

  @Test
  default void seqShouldStartAtOneAndGrowByOne() {
    GroupName group = aGroup();

    List<Long> seqs =
        Stream.of("a", "b", "c").map(name -> publish(group, name).position().seq()).toList();

    assertThat(seqs).containsExactly(1L, 2L, 3L);
  }

  @Test
  default void seqShouldCountEachGroupByItself() {
    publish(aGroup(), "a");

    Sequenced elsewhere = publish(aGroup(), "b");

    assertThat(elsewhere.position().seq()).isEqualTo(1);
  }

  @Test
  default void publishShouldChangeNothingWhenTheEpochIsAnother() {
    GroupName group = aGroup();
    StreamPosition first = publish(group, "a").position();
    Publication next = new Publication("b", "b", "b");

    assertThatThrownBy(() -> Await.value(history().publish(group, next.in("another"))))
        .hasRootCauseInstanceOf(EpochOver.class);
    Sequenced inThis = sequenced(Await.value(history().publish(group, next.in(first.epoch()))));

    assertThat(inThis.position()).isEqualTo(new StreamPosition(first.epoch(), 2));
    assertThat(inThis.repeated()).isFalse();
    assertThat(latest(group)).extracting(Envelope::text).containsExactly("a", "b");
  }

  @Test
  default void publishShouldFindItsPlaceInAnEpochThatNobodyHasSeen() {
    GroupName group = aGroup();
    publish(group, "a");
    Publication next = new Publication("b", "b", "b").in(Publication.UNSEEN);

    Sequenced published = sequenced(Await.value(history().publish(group, next)));

    assertThat(published.position().seq()).isEqualTo(2);
  }

  @Test
  default void publishedShouldNameTheEntry() {
    GroupName group = aGroup();

    Sequenced published = publish(group, "id-1", "key-1", "hello");

    assertThat(published.id()).isEqualTo("id-1");
    assertThat(published.repeated()).isFalse();
    assertThat(published.position().epoch()).isEqualTo(endOf(group).epoch()).isNotEmpty();
  }

  @Test
  default void everyMemberShouldReceiveEntriesWithTheirSeq() {
    GroupName group = aGroup();
    List<Inbox> members = membersOf(group, 3);

    publish(group, "a", "a", "first\n😀");
    publish(group, "b", "b", "second");

    assertThat(members)
        .allSatisfy(
            member ->
                assertThat(member.await(2))
                    .containsExactly(
                        Envelope.remembered(group, 1, "first\n😀"),
                        Envelope.remembered(group, 2, "second")));
  }

  @Test
  default void transientEnvelopesShouldNeitherBeNumberedNorRemembered() {
    GroupName group = aGroup();
    Inbox member = memberOf(group);

    publish(group, "first");
    Await.value(channels().groupSend(group, "passing"));
    publish(group, "second");

    assertThat(member.await(3))
        .containsExactlyInAnyOrder(
            Envelope.remembered(group, 1, "first"),
            Envelope.passing(group, "passing"),
            Envelope.remembered(group, 2, "second"));
    assertThat(latest(group))
        .containsExactly(
            Envelope.remembered(group, 1, "first"), Envelope.remembered(group, 2, "second"));
  }

  @Test
  default void repeatShouldBeAnsweredWithTheFirstEntry() {
    GroupName group = aGroup();
    Sequenced first = publish(group, "id-1", "key", "hello");
    publish(group, "id-2", "other key", "between");

    Sequenced repeat = publish(group, "id-3", "key", "hello again");

    assertThat(repeat).isEqualTo(new Sequenced(first.position(), "id-1", true));
  }

  @Test
  default void repeatShouldBeKnownWhenItsEntryIsNotRememberedAnyMore() {
    GroupName group = aGroup();
    Sequenced first = publish(group, "first");
    IntStream.rangeClosed(1, SIZE).forEach(number -> publish(group, "later " + number));

    Sequenced repeat = publish(group, "first");

    assertThat(latest(group)).extracting(Envelope::text).doesNotContain("first");
    assertThat(repeat).isEqualTo(new Sequenced(first.position(), "first", true));
  }

  @Test
  default void repeatShouldNeitherBeSentNorRemembered() {
    GroupName group = aGroup();
    Inbox member = memberOf(group);
    publish(group, "id-1", "key", "hello");

    publish(group, "id-2", "key", "hello again");
    publish(group, "id-3", "other key", "after");

    List<Envelope> expected =
        List.of(Envelope.remembered(group, 1, "hello"), Envelope.remembered(group, 2, "after"));
    assertThat(member.await(2)).isEqualTo(expected);
    assertThat(latest(group)).isEqualTo(expected);
  }

  @Test
  default void keyOfAnotherGroupShouldBeNoRepeat() {
    publish(aGroup(), "id-1", "key", "hello");

    Sequenced elsewhere = publish(aGroup(), "id-2", "key", "");

    assertThat(elsewhere.repeated()).isFalse();
    assertThat(elsewhere.id()).isEqualTo("id-2");
  }

  @Test
  default void tooLargeAnEntryShouldLeaveNoTrace() {
    GroupName group = aGroup();
    String tooLarge = "x".repeat(ChannelLayer.MOST_BYTES + 1);

    Throwable failure =
        Await.failure(history().publish(group, new Publication("id-1", "key", tooLarge)));
    Sequenced next = publish(group, "id-2", "key", "smaller");

    assertThat(failure).isInstanceOf(MessageTooLarge.class);
    assertThat(next.position().seq()).isEqualTo(1);
    assertThat(next.repeated()).isFalse();
  }

  @Test
  default void entryPublishedWhileOneIsReceivedShouldComeAfterItForAll() {
    GroupName group = aGroup();
    Receiver echoing =
        Receiver.of(
            envelope -> {
              if (envelope.text().equals("first")) {
                assertThat(history().publish(group, entry("second"))).isNotNull();
              }
            });
    Await.value(channels().groupAdd(group, channels().open("echo", echoing).name()));
    Inbox member = memberOf(group);

    publish(group, "first");

    assertThat(member.texts(2)).containsExactly("first", "second");
  }

  @Test
  default void concurrentPublishersShouldGetContiguousSeqs() {
    GroupName group = aGroup();
    List<Inbox> members = membersOf(group, 3);
    Recorder<Long> told = new Recorder<>();

    Await.together(
        4,
        publisher ->
            IntStream.range(0, 500)
                .mapToObj(number -> publisher + ":" + number)
                .forEach(name -> told.add(publish(group, name).position().seq())));

    List<Long> all = LongStream.rangeClosed(1, 2000).boxed().toList();
    assertThat(told.await(2000)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(members).allSatisfy(member -> assertThat(member.seqs(2000)).isEqualTo(all));
  }

  @Test
  default void entriesOfOnePublisherShouldKeepItsOrderWithoutWaitingForEach() {
    GroupName group = aGroup();
    Inbox member = memberOf(group);
    List<String> names = IntStream.range(0, 200).mapToObj(Integer::toString).toList();

    names.forEach(
        name ->
            assertThat(history().publish(group, entry(name)).toCompletableFuture())
                .isNotCancelled());

    assertThat(member.texts(200)).isEqualTo(names);
  }

  @Test
  default void concurrentRepeatsShouldBecomeOneEntry() {
    GroupName group = aGroup();
    Recorder<Sequenced> told = new Recorder<>();

    Await.together(
        4, publisher -> told.add(publish(group, "id-" + publisher, "key", "hello " + publisher)));

    List<Sequenced> all = told.await(4);
    assertThat(all).filteredOn(published -> !published.repeated()).hasSize(1);
    assertThat(all).extracting(Sequenced::id).containsOnly(all.get(0).id());
    assertThat(all).extracting(published -> published.position().seq()).containsOnly(1L);
  }
}
