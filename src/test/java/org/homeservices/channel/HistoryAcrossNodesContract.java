package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.AcrossNodesContract.NODES;
import static org.homeservices.channel.ChannelSuite.SIZE;
import static org.homeservices.channel.ChannelSuite.SMALL;
import static org.homeservices.channel.ChannelSuite.aGroup;
import static org.homeservices.channel.ChannelSuite.entry;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.homeservices.channel.Published.Sequenced;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;
import org.junit.jupiter.api.Test;

/**
 * That every {@link History} is one, whichever node is asked. A test class supplies nodes as for
 * {@link AcrossNodesContract}.
 */
public interface HistoryAcrossNodesContract {
  ChannelLayer node(int number);

  History history(int number);

  private List<Inbox> membersOf(GroupName group) {
    return IntStream.range(0, NODES).mapToObj(number -> Inbox.in(group, node(number))).toList();
  }

  private Sequenced publish(int number, GroupName group, Publication publication) {
    return HistoryContract.sequenced(Await.value(history(number).publish(group, publication)));
  }

  @Test
  default void nodesShouldNumberOneHistory() {
    GroupName group = aGroup();

    List<StreamPosition> positions =
        IntStream.range(0, NODES)
            .mapToObj(number -> publish(number, group, entry("entry " + number)).position())
            .toList();

    assertThat(positions).extracting(StreamPosition::seq).containsExactly(1L, 2L, 3L);
    assertThat(positions).extracting(StreamPosition::epoch).containsOnly(positions.get(0).epoch());
  }

  @Test
  default void allMembersShouldReceiveTheSameRowWhenAllNodesPublishAtOnce() {
    GroupName group = aGroup();
    List<Inbox> members = membersOf(group);

    Await.together(
        NODES,
        number ->
            IntStream.range(0, 200)
                .forEach(count -> publish(number, group, entry(number + ":" + count))));

    List<Long> all = LongStream.rangeClosed(1, NODES * 200L).boxed().toList();
    List<Envelope> row = members.get(0).await(NODES * 200);
    assertThat(row).extracting(Envelope::seq).isEqualTo(all);
    assertThat(members).allSatisfy(member -> assertThat(member.await(NODES * 200)).isEqualTo(row));
  }

  @Test
  default void sameKeyShouldBeStoredOnceWhenAllNodesPublishItAtOnce() {
    GroupName group = aGroup();
    List<Inbox> members = membersOf(group);
    Recorder<Sequenced> told = new Recorder<>();

    Await.together(
        NODES,
        number ->
            told.add(publish(number, group, new Publication("id-" + number, "key", "hello"))));
    publish(0, group, entry("mark"));

    List<Sequenced> all = told.await(NODES);
    assertThat(all).filteredOn(published -> !published.repeated()).hasSize(1);
    assertThat(all).extracting(Sequenced::id).containsOnly(all.get(0).id());
    assertThat(all).extracting(published -> published.position().seq()).containsOnly(1L);
    assertThat(members)
        .allSatisfy(member -> assertThat(member.texts(2)).containsExactly("hello", "mark"));
  }

  @Test
  default void readerShouldGetExactlyWhatItMissedFromAnyNode() {
    GroupName group = aGroup();
    StreamPosition left = publish(0, group, entry("seen")).position();
    publish(1, group, entry("first missed"));
    StreamPosition end = publish(2, group, entry("second missed")).position();
    Replay expected =
        new Replay(
            end,
            List.of(
                Envelope.remembered(group, 2, "first missed"),
                Envelope.remembered(group, 3, "second missed")),
            true);

    IntStream.range(0, NODES)
        .forEach(
            number ->
                assertThat(Await.value(history(number).since(group, left, SIZE)))
                    .isEqualTo(expected));
  }

  @Test
  default void latestAndPagesShouldBeTheSameOnAllNodes() {
    GroupName group = aGroup();
    IntStream.range(0, 5).forEach(count -> publish(count % NODES, group, entry("e" + count)));

    Replay latest = Await.value(history(0).latest(group, 3));
    Replay page = Await.value(history(0).page(group, 1, 2));

    assertThat(latest.entries()).extracting(Envelope::seq).containsExactly(3L, 4L, 5L);
    assertThat(page.entries()).extracting(Envelope::seq).containsExactly(2L, 3L);
    assertThat(Await.value(history(1).latest(group, 3))).isEqualTo(latest);
    assertThat(Await.value(history(2).page(group, 1, 2))).isEqualTo(page);
  }

  @Test
  default void memberShouldReceiveARowWithoutGapWhenItReadsAfterJoining() {
    GroupName group = aGroup();
    publish(0, group, entry("before"));
    Inbox late = Inbox.in(group, node(1));
    publish(2, group, entry("meanwhile"));

    Replay replay = Await.value(history(1).latest(group, SIZE));
    publish(0, group, entry("after"));

    long known = replay.position().seq();
    assertThat(replay.entries()).extracting(Envelope::seq).containsExactly(1L, 2L);
    assertThat(late.await(2)).extracting(Envelope::seq).contains(known + 1).doesNotContain(1L);
  }

  @Test
  default void fullChannelShouldBeClosedWhenAnotherNodePublishes() {
    GroupName group = aGroup();
    Inbox slow = Inbox.openBusy(node(0), SMALL);
    Await.value(node(0).groupAdd(group, slow.name()));
    Inbox member = Inbox.in(group, node(0));
    List<String> names = List.of("in hand", "1", "2", "3", "too many", "later");

    names.forEach(name -> publish(1, group, entry(name)));

    slow.awaitOverflow();
    assertThat(member.texts(6)).isEqualTo(names);
    assertThat(slow.texts(1)).containsExactly("in hand");
  }

  @Test
  default void restoredEntriesShouldBeThereOnAllNodesWhenAllPutThemBackAtOnce() {
    GroupName group = aGroup();
    List<LostEntry> lost =
        LongStream.rangeClosed(1, 5)
            .mapToObj(seq -> new LostEntry("before", seq, "e" + seq, "e" + seq, "e" + seq))
            .toList();

    Await.together(NODES, number -> Await.value(history(number).restore(group, lost)));
    Sequenced repeat = publish(1, group, entry("e5"));
    Sequenced next = publish(2, group, entry("next"));

    assertThat(repeat.repeated()).isTrue();
    assertThat(next.position().seq()).isEqualTo(6);
    IntStream.range(0, NODES)
        .forEach(
            number ->
                assertThat(Await.value(history(number).latest(group, SIZE)).entries())
                    .extracting(Envelope::text)
                    .containsExactly("e1", "e2", "e3", "e4", "e5", "next"));
  }

  @Test
  default void erasedHistoryShouldBeGoneOnAllNodes() {
    GroupName group = aGroup();
    List<Inbox> members = membersOf(group);
    publish(0, group, entry("first"));
    members.forEach(member -> assertThat(member.texts(1)).containsExactly("first"));

    Await.value(history(1).erase(group));

    IntStream.range(0, NODES)
        .forEach(
            number ->
                assertThat(Await.value(history(number).latest(group, SIZE)).entries()).isEmpty());
    assertThat(publish(2, group, entry("late")).position().seq()).isEqualTo(2);
  }
}
