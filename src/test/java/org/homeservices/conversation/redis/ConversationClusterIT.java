package org.homeservices.conversation.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.SETTINGS;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.homeservices.channel.redis.ClusterNode;
import org.homeservices.config.RedisMode;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.ConversationStoreContract;
import org.homeservices.conversation.Mode;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.RedisCluster;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract of the conversations, kept on a Redis Cluster of three masters. */
class ConversationClusterIT implements ConversationStoreContract {
  private static RedisCluster servers;
  private static ClusterNode node;

  private final ConversationStore here = store();
  private final ConversationStore elsewhere = store();

  @BeforeAll
  static void start() {
    servers = RedisCluster.started();
    int[] ports = servers.masters().stream().mapToInt(RealRedis::port).toArray();
    node = TestNodes.joined(TestNodes.settings(RedisMode.CLUSTER, ports), SETTINGS);
  }

  @AfterAll
  static void stop() {
    node.close();
    servers.close();
  }

  @Override
  public ConversationStore conversations() {
    return here;
  }

  private static ConversationStore store() {
    return new RedissonConversationStore(
        node::commands, TestNodes.seal(), Duration.ofMinutes(10), System::nanoTime);
  }

  @Test
  void modesShouldBeThoseOfAnotherNodeWhicheverServerHasThem() {
    List<Conversation> claimed =
        Stream.generate(ConversationStoreContract::aConversation).limit(30).toList();
    claimed.forEach(conversation -> Await.value(here.create(conversation.in(Mode.HUMAN))));

    assertThat(claimed)
        .allSatisfy(
            conversation ->
                assertThat(Await.value(elsewhere.find(conversation)))
                    .contains(conversation.in(Mode.HUMAN)));
  }
}
