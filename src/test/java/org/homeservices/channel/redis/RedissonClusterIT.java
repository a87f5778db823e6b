package org.homeservices.channel.redis;

import org.homeservices.channel.AcrossNodesContract;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.History;
import org.homeservices.channel.HistoryAcrossNodesContract;
import org.homeservices.channel.Presence;
import org.homeservices.config.RedisMode;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.RedisCluster;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract between nodes, kept on a Redis Cluster of three masters. */
class RedissonClusterIT implements AcrossNodesContract, HistoryAcrossNodesContract {
  private static RedisCluster servers;
  private static Cluster cluster;

  @BeforeAll
  static void start() {
    servers = RedisCluster.started();
    int[] ports = servers.masters().stream().mapToInt(RealRedis::port).toArray();
    cluster = new Cluster(2, TestNodes.settings(RedisMode.CLUSTER, ports));
  }

  @AfterAll
  static void stop() {
    cluster.close();
    servers.close();
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
