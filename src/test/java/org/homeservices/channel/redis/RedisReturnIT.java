package org.homeservices.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.aGroup;
import static org.homeservices.channel.ChannelSuite.entry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.GroupName;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChannelLimits;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who comes and goes while Redis is away, and in the very moment in which it comes back. */
class RedisReturnIT {
  private static final ChannelSettings REMEMBERING =
      ChannelLimits.remembering(500, Duration.ofMinutes(10));

  private final RealRedis redis = RealRedis.started();
  private final Cluster cluster = Cluster.owning(redis, 2, REMEMBERING);

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void membersShouldBeInTheirGroupsHoweverLateTheyJoinBeforeTheLinkIsUp() {
    redis.kill();
    cluster.awaitLinks(false);
    redis.start();
    Map<GroupName, Watcher> members = new LinkedHashMap<>();
    Await.until(
        () -> {
          GroupName group = aGroup();
          members.put(group, new Watcher(group, cluster.node(0)));
          return cluster.node(0).link().isUp();
        });
    cluster.awaitLinks(true);

    members.forEach(
        (group, member) -> Await.value(cluster.history(1).publish(group, entry("after"))));

    assertThat(members.values())
        .allSatisfy(member -> assertThat(member.texts(1)).containsExactly("after"));
  }

  @Test
  void memberThatLeavesWhileRedisStandsStillShouldNotBeCountedAfterwards() {
    GroupName group = aGroup();
    Watcher stays = new Watcher(group, cluster.node(1));
    Watcher leaves = new Watcher(group, cluster.node(0));
    stays.awaitSize(2);

    redis.pause();
    TestNodes.awaitLink(cluster.node(0), false);
    leaves.channel().close();
    redis.resume();
    cluster.awaitLinks(true);

    stays.awaitSize(1);
    assertThat(Await.value(cluster.presence(1).members(group)))
        .containsExactly(stays.channel().name());
  }
}
