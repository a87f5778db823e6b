package org.homeservices.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.SETTINGS;
import static org.homeservices.channel.ChannelSuite.aGroup;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.homeservices.channel.GroupName;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.Test;

/** Members that come while others go, as when a page is loaded again. */
class CrossingMembersIT {
  private static final int ROUNDS = 100;
  private static final int PAIRS = 8;

  private final ConcurrentMap<GroupName, Watcher> stayers = new ConcurrentHashMap<>();

  @Test
  void memberThatComesWhileTheLastOneGoesShouldHear() {
    try (ClusterNode node =
        TestNodes.joined(TestNodes.single(RealRedis.shared().port()), SETTINGS)) {
      for (int round = 0; round < ROUNDS; round++) {
        Await.together(
            Stream.generate(() -> cross(node)).limit(PAIRS).flatMap(List::stream).toList());
      }

      stayers.keySet().forEach(group -> node.channels().groupSend(group, "hello"));

      assertThat(stayers)
          .hasSize(ROUNDS * PAIRS)
          .allSatisfy(
              (group, member) -> {
                assertThat(member.texts(1)).containsExactly("hello");
                assertThat(Await.value(node.presence().size(group))).isEqualTo(1);
              });
    }
  }

  /** One member leaves a group, and another joins it. */
  private List<Runnable> cross(ClusterNode node) {
    GroupName group = aGroup();
    Watcher leaves = new Watcher(group, node);
    return List.of(
        () -> leaves.channel().close(), () -> stayers.put(group, new Watcher(group, node)));
  }
}
