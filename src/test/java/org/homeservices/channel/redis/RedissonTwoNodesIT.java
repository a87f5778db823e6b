package org.homeservices.channel.redis;

import org.homeservices.channel.AcrossNodesContract;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.History;
import org.homeservices.channel.HistoryAcrossNodesContract;
import org.homeservices.channel.Presence;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract between nodes, kept by two of them on one Redis. */
class RedissonTwoNodesIT implements AcrossNodesContract, HistoryAcrossNodesContract {
  private static Cluster cluster;

  @BeforeAll
  static void start() {
    cluster = new Cluster(2, TestNodes.single(RealRedis.shared().port()));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Override
  public ChannelLayer node(int number) {
    return cluster.channels(number);
  }

  @Override
  public Presence presence(int number) {
    return cluster.presence(number);
  }

  @Override
  public History history(int number) {
    return cluster.history(number);
  }
}
