package org.homeservices.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.SETTINGS;
import static org.homeservices.channel.ChannelSuite.aGroup;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.homeservices.channel.GroupName;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.Test;

/** Members that come while others go, as when a page is loaded again. */
class CrossingMembersIT {
  private static final int ROUNDS = 1_000;

  @Test
  void memberThatComesWhileTheLastOneGoesShouldHear() {
    try (ClusterNode node =
        TestNodes.joined(TestNodes.single(RealRedis.shared().port()), SETTINGS)) {
      ConcurrentMap<GroupName, Watcher> stayers = new ConcurrentHashMap<>();
      for (int round = 0; round < ROUNDS; round++) {
        GroupName group = aGroup();
        Watcher leaves = new Watcher(group, node);
        Await.together(
            List.of(
                () -> leaves.channel().close(),
                () -> stayers.put(group, new Watcher(group, node))));
      }

      stayers.keySet().forEach(group -> Await.value(node.channels().groupSend(group, "hello")));

      assertThat(stayers)
          .allSatisfy(
              (group, member) -> {
                assertThat(member.texts(1)).containsExactly("hello");
                assertThat(Await.value(node.presence().size(group))).isEqualTo(1);
              });
    }
  }
}
