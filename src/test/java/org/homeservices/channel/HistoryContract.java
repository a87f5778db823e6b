package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;
import org.junit.jupiter.api.Test;

/**
 * How every {@link History} numbers and sends what is published. A test class supplies a fresh one
 * that remembers {@link ReplayContract#SIZE} entries, and the layer whose groups it belongs to.
 */
public interface HistoryContract {
  GroupName TALK = new GroupName("conversation.3");

  History history();

  ChannelLayer channels();

  private Recorder<Envelope> member() {
    Recorder<Envelope> member = new Recorder<>();
    Await.value(channels().join(TALK, member::add));
    return member;
  }

  private Published publish(String id, String key, String text) {
    return Await.value(history().publish(TALK, new Publication(id, key, text)));
  }

  private static List<Long> seqs(List<Envelope> envelopes) {
    return envelopes.stream().map(Envelope::seq).toList();
  }

  @Test
  default void seqShouldStartAtOneAndGrowByOne() {
    List<Long> seqs =
        Stream.of("a", "b", "c").map(id -> publish(id, id, id).position().seq()).toList();

    assertThat(seqs).containsExactly(1L, 2L, 3L);
  }

  @Test
  default void seqShouldCountEachGroupByItself() {
    publish("a", "a", "a");

    Published elsewhere =
        Await.value(history().publish(new GroupName("other"), new Publication("b", "b", "b")));

    assertThat(elsewhere.position().seq()).isEqualTo(1);
  }

  @Test
  default void publishedShouldNameTheEntry() {
    Published published = publish("id-1", "key-1", "hello");

    assertThat(published.id()).isEqualTo("id-1");
    assertThat(published.repeated()).isFalse();
    assertThat(published.position().epoch()).isEqualTo(endOf(TALK).epoch()).isNotEmpty();
  }

  private StreamPosition endOf(GroupName group) {
    return Await.value(history().latest(group, 1)).position();
  }

  @Test
  default void everyMemberShouldReceiveEntriesWithTheirSeq() {
    List<Recorder<Envelope>> members = Stream.generate(this::member).limit(3).toList();

    publish("a", "a", "first\n😀");
    publish("b", "b", "second");

    assertThat(members)
        .allSatisfy(
            member ->
                assertThat(member.await(2))
                    .containsExactly(new Envelope(1, "first\n😀"), new Envelope(2, "second")));
  }

  @Test
  default void transientEnvelopesShouldNeitherBeNumberedNorRemembered() {
    Recorder<Envelope> member = member();

    publish("a", "a", "first");
    Await.value(channels().send(TALK, "passing"));
    publish("b", "b", "second");

    assertThat(seqs(member.await(3))).containsExactly(1L, Envelope.TRANSIENT, 2L);
    assertThat(Await.value(history().latest(TALK, 5)).entries())
        .containsExactly(new Envelope(1, "first"), new Envelope(2, "second"));
  }

  @Test
  default void repeatShouldBeAnsweredWithTheFirstEntry() {
    Published first = publish("id-1", "key", "hello");
    publish("id-2", "other key", "between");

    Published repeat = publish("id-3", "key", "hello again");

    assertThat(repeat).isEqualTo(new Published(first.position(), "id-1", true));
  }

  @Test
  default void repeatShouldNeitherBeSentNorRemembered() {
    Recorder<Envelope> member = member();
    publish("id-1", "key", "hello");

    publish("id-2", "key", "hello again");
    publish("id-3", "other key", "after");

    List<Envelope> expected = List.of(new Envelope(1, "hello"), new Envelope(2, "after"));
    assertThat(member.await(2)).isEqualTo(expected);
    assertThat(Await.value(history().latest(TALK, 5)).entries()).isEqualTo(expected);
  }

  @Test
  default void keyOfAnotherGroupShouldBeNoRepeat() {
    publish("id-1", "key", "hello");

    Published elsewhere =
        Await.value(history().publish(new GroupName("other"), new Publication("id-2", "key", "")));

    assertThat(elsewhere.repeated()).isFalse();
    assertThat(elsewhere.id()).isEqualTo("id-2");
  }

  @Test
  default void concurrentPublishersShouldGetContiguousSeqs() {
    List<Recorder<Envelope>> members = Stream.generate(this::member).limit(3).toList();
    Recorder<Long> told = new Recorder<>();

    Await.together(
        4,
        publisher ->
            IntStream.range(0, 500)
                .mapToObj(number -> publisher + ":" + number)
                .forEach(name -> told.add(publish(name, name, name).position().seq())));

    List<Long> all = LongStream.rangeClosed(1, 2000).boxed().toList();
    assertThat(told.await(2000)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(members).allSatisfy(member -> assertThat(seqs(member.await(2000))).isEqualTo(all));
  }

  @Test
  default void concurrentRepeatsShouldBecomeOneEntry() {
    Recorder<Published> told = new Recorder<>();

    Await.together(
        4, publisher -> told.add(publish("id-" + publisher, "key", "hello " + publisher)));

    List<Published> all = told.await(4);
    assertThat(all).filteredOn(published -> !published.repeated()).hasSize(1);
    assertThat(all).extracting(Published::id).containsOnly(all.get(0).id());
    assertThat(all).extracting(published -> published.position().seq()).containsOnly(1L);
  }
}
