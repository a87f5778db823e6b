package org.homeservices.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.aGroup;
import static org.homeservices.channel.ChannelSuite.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.LostEntry;
import org.homeservices.channel.Replay;
import org.homeservices.channel.StreamPosition;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChannelLimits;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which positions of the epoch before are still good when Redis has been started anew. */
class PositionsIT {
  private static final ChannelSettings REMEMBERING =
      ChannelLimits.remembering(500, Duration.ofMinutes(10));

  private final GroupName group = aGroup();
  private final String key = GroupKey.of(group).value();
  private final RealRedis redis = RealRedis.started();
  private final Cluster cluster = Cluster.owning(redis, 2, REMEMBERING);

  @AfterEach
  void stop() {
    cluster.close();
  }

  private StreamPosition publish(String name) {
    return Await.value(cluster.history(1).publish(group, entry(name)))
        .fold(now -> now, held -> Await.value(held.sequenced()))
        .position();
  }

  private Replay since(StreamPosition position) {
    return Await.value(cluster.history(1).since(group, position, 10));
  }

  /** What is missing after a position, where that is a good one. */
  private List<String> missed(StreamPosition position) {
    Replay replay = since(position);
    assertThat(replay.complete()).isTrue();
    return replay.entries().stream().map(Envelope::text).toList();
  }

  private boolean isGood(StreamPosition position) {
    return since(position).complete();
  }

  /** Ends Redis and starts it with what was saved, which is nothing where nothing was. */
  private void startRedisAnew() {
    redis.kill();
    cluster.awaitLinks(false);
    redis.start();
    cluster.awaitLinks(true);
  }

  /** Does ops in one batch, as a node that is not one of the cluster's. */
  private void asStranger(List<List<String>> ops) {
    Partition partition = Partition.all("hsc:0:", 1).get(0);
    List<String> keys =
        List.of(partition.laneOf("stranger"), partition.leases(), partition.generation());
    List<String> settings =
        List.of(partition.prefix(), "stranger", "0", "9000", "500", "600", "1200", "600");
    List<String> words = new ArrayList<>(List.of("EVAL", Lua.batch("any").text(), "3"));
    Stream.concat(Stream.of(keys, settings), ops.stream()).forEach(words::addAll);
    redis.say(words.toArray(String[]::new));
  }

  private List<String> putBack(long seq, String epoch) {
    return List.of("E", key, "key" + seq, "id" + seq, "text", seq + " " + epoch);
  }

  private List<String> published(String name) {
    return List.of("P", key, name, name, "text", "0");
  }

  @Test
  void positionShouldBeGoodWhenRedisHasKeptItsLog() {
    publish("first");
    StreamPosition position = publish("second");
    publish("third");

    redis.say("SAVE");
    startRedisAnew();
    StreamPosition after = publish("fourth");

    assertThat(missed(position)).containsExactly("third", "fourth");
    assertThat(since(position).position()).isEqualTo(after);
    assertThat(after.epoch()).isNotEqualTo(position.epoch());
  }

  @Test
  void positionShouldBeGoodWhenANodeHasPutBackTheWholeLog() {
    Watcher member = new Watcher(group, cluster.node(0));
    publish("first");
    StreamPosition position = publish("second");
    publish("third");
    member.seqs(3);

    startRedisAnew();
    publish("fourth");

    assertThat(missed(position)).containsExactly("third", "fourth");
  }

  @Test
  void positionShouldBeGoodWhenANodeHasPutBackTheEndOfTheLog() {
    Watcher member = new Watcher(group, cluster.node(0));
    publish("first");
    redis.say("SAVE");
    StreamPosition position = publish("second");
    publish("third");
    member.seqs(3);

    startRedisAnew();
    publish("fourth");

    assertThat(missed(position)).containsExactly("third", "fourth");
  }

  @Test
  void positionShouldBeGoodUpToWhatRedisHasKept() {
    StreamPosition kept = publish("kept");
    redis.say("SAVE");
    StreamPosition lost = publish("lost");

    startRedisAnew();
    publish("other");
    publish("next");

    assertThat(missed(kept)).containsExactly("other", "next");
    assertThat(isGood(lost)).isFalse();
  }

  @Test
  void positionShouldBeGoodUpToWhatWasPutBackWhenTheNodeThatKnewMoreIsGone() {
    Watcher member = new Watcher(group, cluster.node(0));
    StreamPosition known = publish("known");
    member.seqs(1);
    String nodes = Partition.all("hsc:0:", 1).get(0).prefix() + "n:" + key;
    redis.say("HDEL", nodes, member.node());
    StreamPosition lost = publish("lost");

    startRedisAnew();
    publish("other");
    publish("next");

    assertThat(member.entries()).doesNotContain("lost");
    assertThat(missed(known)).containsExactly("other", "next");
    assertThat(isGood(lost)).isFalse();
  }

  @Test
  void positionShouldBeGoodUpToWhereAnotherTookThePlaceOfWhatIsPutBack() {
    asStranger(
        List.of(
            putBack(1, "before"), published("other"), putBack(2, "before"), putBack(3, "before")));

    assertThat(isGood(new StreamPosition("before", 1))).isTrue();
    assertThat(isGood(new StreamPosition("before", 2))).isFalse();
    assertThat(isGood(new StreamPosition("before", 3))).isFalse();
  }

  @Test
  void positionShouldBeGoodWhereTheFirstOfThoseWhoPutBackCameFromOneEpoch() {
    asStranger(List.of(putBack(1, "before"), putBack(1, "another"), putBack(2, "another")));

    assertThat(isGood(new StreamPosition("before", 1))).isTrue();
    assertThat(isGood(new StreamPosition("before", 2))).isFalse();
    assertThat(isGood(new StreamPosition("another", 1))).isFalse();
    assertThat(isGood(new StreamPosition("another", 2))).isFalse();
  }

  @Test
  void positionShouldBeGoodAfterAPlaceThatNobodyCanFillAndNotBeforeIt() {
    asStranger(List.of(putBack(1, "before"), putBack(3, "before"), published("other")));

    assertThat(isGood(new StreamPosition("before", 3))).isTrue();
    assertThat(isGood(new StreamPosition("before", 1))).isFalse();
  }

  @Test
  void positionShouldNotBeGoodWhereTheLogBeganAnewBeforeEntriesWerePutBack() {
    asStranger(List.of(published("other"), putBack(2, "before")));

    assertThat(isGood(new StreamPosition("before", 2))).isFalse();
  }

  @Test
  void positionShouldBeGoodInTheEpochBeforeAlone() {
    StreamPosition position = publish("first");

    redis.say("SAVE");
    startRedisAnew();

    assertThat(isGood(position)).isTrue();
    assertThat(isGood(new StreamPosition("unknown", position.seq()))).isFalse();
    assertThat(isGood(new StreamPosition("", position.seq()))).isFalse();
  }

  @Test
  void memberOfANodeThatRemembersNothingShouldNoticeNothingWhenRedisHasKeptItsLog() {
    publish("first");
    Watcher member = new Watcher(group, cluster.node(0));

    redis.say("SAVE");
    startRedisAnew();
    publish("second");

    assertThat(member.texts(1)).containsExactly("second");
    assertThat(member.interruptions()).isEmpty();
  }

  private List<String> remembered() {
    return Await.value(cluster.history(1).latest(group, 10)).entries().stream()
        .map(Envelope::text)
        .toList();
  }

  @Test
  void positionShouldBeGoodWhenWhatStoodBeforeTheLogWasPutBack() {
    Watcher member = new Watcher(group, cluster.node(0));
    StreamPosition position = publish("first");
    publish("second");
    member.seqs(2);
    redis.say("FLUSHALL");
    Await.value(cluster.history(0).publish(group, entry("third")));
    List<String> left = remembered();

    Await.value(
        cluster
            .history(1)
            .restore(
                group,
                List.of(
                    new LostEntry(position.epoch(), 1, "first", "first", "first"),
                    new LostEntry(position.epoch(), 2, "second", "second", "second"))));

    assertThat(left).containsExactly("third");
    assertThat(remembered()).containsExactly("first", "second", "third");
    assertThat(missed(position)).containsExactly("second", "third");
    assertThat(member.seqs(3)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void erasedEntriesShouldNotBePutBackByNodesThatHaveMembers() {
    Watcher member = new Watcher(group, cluster.node(0));
    publish("first");
    publish("second");
    member.seqs(2);

    Await.value(cluster.history(1).erase(group));
    publish("third");
    // Told on the same way, after the erasure.
    member.seqs(3);
    startRedisAnew();

    assertThat(remembered()).containsExactly("third");
    assertThat(publish("fourth").seq()).isEqualTo(4);
  }
}
