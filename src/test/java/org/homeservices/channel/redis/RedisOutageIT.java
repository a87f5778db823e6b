package org.homeservices.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.SETTINGS;
import static org.homeservices.channel.ChannelSuite.aGroup;
import static org.homeservices.channel.ChannelSuite.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.DropReason;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published;
import org.homeservices.channel.Published.Sequenced;
import org.homeservices.channel.Replay;
import org.homeservices.channel.StreamPosition;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChannelLimits;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What members get when Redis goes away under two nodes, and comes back. */
class RedisOutageIT {
  private static final ChannelSettings REMEMBERING =
      ChannelLimits.remembering(500, Duration.ofMinutes(10));

  private final GroupName group = aGroup();
  private final RealRedis redis = RealRedis.started();
  private final Cluster cluster = Cluster.owning(redis, 2, REMEMBERING);

  @AfterEach
  void stop() {
    cluster.close();
  }

  private CompletionStage<Published> publish(int node, String name) {
    return cluster.history(node).publish(group, entry(name));
  }

  private Sequenced sequenced(int node, String name) {
    return sequenced(Await.value(publish(node, name)));
  }

  private static Sequenced sequenced(Published published) {
    return published.fold(now -> now, held -> Await.value(held.sequenced()));
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  /** Publishes from both nodes in turn. */
  private List<CompletionStage<Published>> publishAll(String name, int count) {
    List<CompletionStage<Published>> all = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      all.add(publish(number, name + number));
    }
    return all;
  }

  @Test
  void membersShouldGetAllInOrderWhenSubscriptionsAreKilled() {
    Watcher first = new Watcher(group, cluster.node(0));
    Watcher second = new Watcher(group, cluster.node(1));

    for (int round = 0; round < 5; round++) {
      List<CompletionStage<Published>> published = publishAll("round" + round + ".", 40);
      redis.say("CLIENT", "KILL", "TYPE", "pubsub");
      published.forEach(stage -> sequenced(Await.value(stage)));
    }

    assertThat(first.seqs(200)).isEqualTo(upTo(200));
    assertThat(second.seqs(200)).isEqualTo(upTo(200));
    assertThat(first.interruptions()).isEmpty();
    assertThat(second.interruptions()).isEmpty();
  }

  @Test
  void membersShouldGetAllInOrderWhenRedisStandsStillForAWhile() {
    Watcher first = new Watcher(group, cluster.node(0));
    Watcher second = new Watcher(group, cluster.node(1));
    publishAll("before", 20).forEach(stage -> sequenced(Await.value(stage)));

    redis.pause();
    List<CompletionStage<Published>> meanwhile = publishAll("meanwhile", 20);
    cluster.awaitLinks(false);
    redis.resume();

    meanwhile.forEach(stage -> sequenced(Await.value(stage)));
    assertThat(first.seqs(40)).isEqualTo(upTo(40));
    assertThat(second.seqs(40)).isEqualTo(upTo(40));
  }

  @Test
  void seqShouldGoOnWhereItWasWhenRedisHasLostEverything() {
    Watcher first = new Watcher(group, cluster.node(0));
    Watcher second = new Watcher(group, cluster.node(1));
    publishAll("before", 20).forEach(stage -> sequenced(Await.value(stage)));
    first.seqs(20);
    second.seqs(20);
    StreamPosition before = Await.value(cluster.history(0).latest(group, 1)).position();

    redis.kill();
    cluster.awaitLinks(false);
    List<CompletionStage<Published>> meanwhile = publishAll("meanwhile", 10);
    redis.start();

    meanwhile.forEach(stage -> sequenced(Await.value(stage)));
    Sequenced after = sequenced(0, "after");
    assertThat(after.position().seq()).isEqualTo(31);
    assertThat(after.position().epoch()).isNotEqualTo(before.epoch());
    assertThat(first.seqs(31)).isEqualTo(upTo(31));
    assertThat(second.seqs(31)).isEqualTo(upTo(31));
    Replay replay = Await.value(cluster.history(1).page(group, 25, 10));
    assertThat(replay.complete()).isTrue();
    assertThat(replay.entries()).hasSize(6);
  }

  @Test
  void readerShouldBeToldWhenRedisHasLostWhatNoNodeRemembers() {
    StreamPosition position = sequenced(0, "before").position();

    redis.kill();
    cluster.awaitLinks(false);
    redis.start();
    cluster.awaitLinks(true);

    assertThat(Await.value(cluster.history(1).since(group, position, 10)).complete()).isFalse();
    assertThat(sequenced(0, "after").position().seq()).isEqualTo(1);
    assertThat(Await.value(cluster.history(1).since(group, position, 10)).complete()).isFalse();
  }

  @Test
  void localMembersShouldGetWhatIsHeldAtOnceAndAllOthersLater() {
    Watcher here = new Watcher(group, cluster.node(0));
    Watcher elsewhere = new Watcher(group, cluster.node(1));
    redis.kill();
    cluster.awaitLinks(false);

    Published held = Await.value(publish(0, "held"));
    assertThat(here.texts(1)).containsExactly("held");
    assertThat(elsewhere.texts(0)).isEmpty();
    redis.start();

    assertThat(sequenced(held).repeated()).isFalse();
    assertThat(here.texts(2)).containsExactly("held", "held");
    assertThat(here.seqs(1)).containsExactly(1L);
    assertThat(elsewhere.seqs(1)).containsExactly(1L);
  }

  @Test
  void repeatOfWhatIsHeldShouldBeStoredOnce() {
    redis.kill();
    cluster.awaitLinks(false);

    Published first = Await.value(publish(0, "held"));
    Published again =
        Await.value(cluster.history(0).publish(group, new Publication("other", "held", "other")));
    redis.start();

    assertThat(sequenced(again)).isEqualTo(sequenced(first));
    cluster.awaitLinks(true);
    assertThat(Await.value(cluster.history(1).latest(group, 10)).entries()).hasSize(1);
  }

  @Test
  void passingTextShouldReachLocalMembersAloneWhenRedisIsAway() {
    Watcher here = new Watcher(group, cluster.node(0));
    redis.kill();
    cluster.awaitLinks(false);

    Await.value(cluster.channels(0).groupSend(group, "hello"));

    assertThat(here.texts(1)).containsExactly("hello");
    assertThat(cluster.channels(0).drops().of(DropReason.LINK_DOWN)).isEqualTo(1);
  }

  @Test
  void senderShouldBeToldWhenNoMoreCanBeHeld() {
    redis.kill();
    cluster.awaitLinks(false);
    String large = "x".repeat(1024 * 1024 - 100);

    for (int number = 0; number < 7; number++) {
      Await.value(
          cluster.history(0).publish(group, new Publication("id" + number, "k" + number, large)));
    }

    assertThat(Await.failure(cluster.history(0).publish(group, new Publication("id", "k", large))))
        .isInstanceOf(LayerUnavailable.class);
  }

  @Test
  void nodeShouldStartWithoutRedisAndAttachWhenItComes() {
    redis.kill();
    ClusterNode late =
        TestNodes.started(TestNodes.single(redis.port()), SETTINGS, TestNodes.seal());
    try {
      Watcher member = new Watcher(group, late);
      Published held = Await.value(late.history().publish(group, entry("first")));
      assertThat(member.texts(1)).containsExactly("first");
      redis.start();

      assertThat(sequenced(held).position().seq()).isEqualTo(1);
      member.awaitInterruption();
      Sequenced next = sequenced(0, "second");
      assertThat(next.position().seq()).isEqualTo(2);
      assertThat(member.seqs(2)).isEqualTo(upTo(2));
    } finally {
      late.close();
    }
  }

  @Test
  void nodeThatWasTakenForDeadShouldGetWhatItMissed() {
    Watcher member = new Watcher(group, cluster.node(0));
    sequenced(1, "before");
    member.seqs(1);

    redis.say("ZREM", Partition.all("hsc:0:", 1).get(0).leases(), member.node());
    sequenced(1, "missed");

    assertThat(member.seqs(2)).isEqualTo(upTo(2));
    assertThat(member.interruptions()).isEmpty();
  }

  @Test
  void membersOfANodeThatStopsShouldBeGone() {
    Watcher stays = new Watcher(group, cluster.node(0));
    ClusterNode other = TestNodes.joined(TestNodes.single(redis.port()), SETTINGS);
    new Watcher(group, other);
    stays.awaitSize(2);

    other.close();

    stays.awaitSize(1);
    assertThat(Await.value(cluster.presence(1).members(group)))
        .containsExactly(stays.channel().name());
  }

  @Test
  void historyShouldOutliveItsEntriesInNumbers() {
    ChannelSettings shortLived =
        new ChannelSettings(
            10,
            List.of(),
            SETTINGS.messageExpiry(),
            SETTINGS.groupExpiry(),
            10,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1));
    try (ClusterNode node = TestNodes.joined(TestNodes.single(redis.port()), shortLived)) {
      Await.value(node.history().publish(group, entry("first")));
      String stream =
          Partition.all("hsc:0:", 1).get(0).prefix() + "h:" + GroupKey.of(group).value();
      Await.until(() -> Long.valueOf(0).equals(redis.say("EXISTS", stream)));

      Sequenced next = sequenced(Await.value(node.history().publish(group, entry("second"))));

      assertThat(next.position().seq()).isEqualTo(2);
      assertThat(sequenced(Await.value(node.history().publish(group, entry("first")))).repeated())
          .isTrue();
    }
  }
}
