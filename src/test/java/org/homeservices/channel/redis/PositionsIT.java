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
import org.homeservices.channel.Replay;
import org.homeservices.channel.StreamPosition;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChannelLimits;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which positions of the epoch before are still good when Redis has been started anew. */
class PositionsIT {
  private static final ChannelSettings REMEMBERING =
      ChannelLimits.remembering(500, Duration.ofMinutes(10));

  private final GroupName group = aGroup();
  private RealRedis redis;
  private Cluster cluster;

  @BeforeEach
  void start() {
    redis = RealRedis.started();
    cluster = new Cluster(2, TestNodes.single(redis.port()), REMEMBERING);
  }

  @AfterEach
  void stop() {
    cluster.close();
    redis.close();
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
    TestNodes.awaitLink(cluster.node(0), false);
    TestNodes.awaitLink(cluster.node(1), false);
    redis.start();
    TestNodes.awaitLink(cluster.node(0), true);
    TestNodes.awaitLink(cluster.node(1), true);
  }

  /** Does ops in one batch, as a node that is not one of the cluster's. */
  private void asStranger(String... ops) {
    Partition partition = Partition.all("hsc:0:", 1).get(0);
    List<String> keys =
        List.of(partition.laneOf("stranger"), partition.leases(), partition.generation());
    List<String> settings =
        List.of(partition.prefix(), "stranger", "0", "9000", "500", "600", "1200", "600");
    List<String> words = new ArrayList<>(List.of("EVAL", Lua.batch("any").text(), "3"));
    Stream.of(keys, settings, List.of(ops)).forEach(words::addAll);
    redis.say(words.toArray(String[]::new));
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
    String nodes = Partition.all("hsc:0:", 1).get(0).prefix() + "n:" + GroupKey.of(group).value();
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
    String key = GroupKey.of(group).value();

    asStranger(
        "E",
        key,
        "key1",
        "id1",
        "text",
        "1 before",
        "P",
        key,
        "other",
        "other",
        "text",
        "0",
        "E",
        key,
        "key2",
        "id2",
        "text",
        "2 before",
        "E",
        key,
        "key3",
        "id3",
        "text",
        "3 before");

    assertThat(isGood(new StreamPosition("before", 1))).isTrue();
    assertThat(isGood(new StreamPosition("before", 2))).isFalse();
    assertThat(isGood(new StreamPosition("before", 3))).isFalse();
  }

  @Test
  void positionShouldBeGoodWhereTheFirstOfThoseWhoPutBackCameFromOneEpoch() {
    String key = GroupKey.of(group).value();

    asStranger(
        "E",
        key,
        "key1",
        "id1",
        "text",
        "1 before",
        "E",
        key,
        "key1",
        "id1",
        "text",
        "1 another",
        "E",
        key,
        "key2",
        "id2",
        "text",
        "2 another");

    assertThat(isGood(new StreamPosition("before", 1))).isTrue();
    assertThat(isGood(new StreamPosition("before", 2))).isFalse();
    assertThat(isGood(new StreamPosition("another", 1))).isFalse();
    assertThat(isGood(new StreamPosition("another", 2))).isFalse();
  }

  @Test
  void positionShouldBeGoodAfterAPlaceThatNobodyCanFillAndNotBeforeIt() {
    String key = GroupKey.of(group).value();

    asStranger(
        "E",
        key,
        "key1",
        "id1",
        "text",
        "1 before",
        "E",
        key,
        "key3",
        "id3",
        "text",
        "3 before",
        "P",
        key,
        "other",
        "other",
        "text",
        "0");

    assertThat(isGood(new StreamPosition("before", 3))).isTrue();
    assertThat(isGood(new StreamPosition("before", 1))).isFalse();
  }

  @Test
  void positionShouldNotBeGoodWhereTheLogBeganAnewBeforeEntriesWerePutBack() {
    String key = GroupKey.of(group).value();

    asStranger(
        "P", key, "other", "other", "text", "0", "E", key, "key2", "id2", "text", "2 before");

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
}
