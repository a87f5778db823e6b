package org.homeservices.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.aGroup;

import java.time.Duration;
import java.util.List;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Published.Sequenced;
import org.homeservices.config.RedisMode;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChannelLimits;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What members get when the master dies and a sentinel names another one. */
class SentinelFailoverIT {
  private static final ChannelSettings REMEMBERING =
      ChannelLimits.remembering(20_000, Duration.ofMinutes(10));

  private final GroupName group = aGroup();
  private RealRedis master;
  private RealRedis replica;
  private RealRedis sentinel;
  private Cluster cluster;

  @BeforeEach
  void start() {
    master = RealRedis.started("repl-diskless-sync-delay 0");
    replica = RealRedis.started("replicaof 127.0.0.1 " + master.port());
    Await.until(() -> says(replica, "master_link_status:up", "INFO", "replication"));
    sentinel =
        RealRedis.started(
            "sentinel monitor mymaster 127.0.0.1 " + master.port() + " 1",
            "sentinel down-after-milliseconds mymaster 1000",
            "sentinel failover-timeout mymaster 3000");
    String address = Integer.toString(replica.port());
    Await.until(() -> says(sentinel, address, "SENTINEL", "REPLICAS", "mymaster"));
    cluster = new Cluster(2, TestNodes.settings(RedisMode.SENTINEL, sentinel.port()), REMEMBERING);
  }

  @AfterEach
  void stop() {
    cluster.close();
    sentinel.close();
    replica.close();
    master.close();
  }

  private static boolean says(RealRedis server, String what, String... command) {
    return String.valueOf(server.say(command)).contains(what);
  }

  @Test
  void membersShouldGetAllThatIsAcknowledgedWhenAReplicaTakesOver() {
    Watcher first = new Watcher(group, cluster.node(0));
    Watcher second = new Watcher(group, cluster.node(1));
    List<Sequenced> acknowledged;
    try (Publisher publisher =
        new Publisher(group, List.of(cluster.history(0), cluster.history(1)))) {
      publisher.awaitMore(200);

      master.kill();
      Await.until(() -> says(replica, "role:master", "INFO", "replication"));
      publisher.awaitMore(200);
      TestNodes.awaitLink(cluster.node(0), true);
      TestNodes.awaitLink(cluster.node(1), true);
      publisher.awaitMore(200);
      acknowledged = publisher.stop();
    }

    assertThat(acknowledged).extracting(one -> one.position().seq()).doesNotHaveDuplicates();
    assertKept(first, acknowledged);
    assertKept(second, acknowledged);
  }

  /** A member that was not told to start over has got everything, in order. */
  private static void assertKept(Watcher member, List<Sequenced> acknowledged) {
    long last = acknowledged.get(acknowledged.size() - 1).position().seq();
    Await.until(() -> member.lastSeq() == last);

    assertThat(member.seqs(0)).isSorted().doesNotHaveDuplicates();
    if (member.interruptions().isEmpty()) {
      assertThat(member.entries()).isEqualTo(acknowledged.stream().map(Sequenced::id).toList());
    }
  }
}
