package org.homeservices.channel.redis;

import org.homeservices.channel.ChannelContract;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.ChannelLayerContract;
import org.homeservices.channel.History;
import org.homeservices.channel.HistoryContract;
import org.homeservices.channel.MembershipContract;
import org.homeservices.channel.Presence;
import org.homeservices.channel.PresenceContract;
import org.homeservices.channel.ReplayContract;
import org.homeservices.channel.RestoreContract;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract of the channel room, kept by one node on a real Redis. */
class RedissonChannelLayerIT
    implements ChannelContract,
        ChannelLayerContract,
        MembershipContract,
        HistoryContract,
        ReplayContract,
        RestoreContract,
        PresenceContract {
  private static ClusterNode node;

  @BeforeAll
  static void start() {
    node = TestNodes.joined(TestNodes.single(RealRedis.shared().port()), SETTINGS);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Override
  public ChannelLayer channels() {
    return node.channels();
  }

  @Override
  public History history() {
    return node.history();
  }

  @Override
  public Presence presence() {
    return node.presence();
  }
}
