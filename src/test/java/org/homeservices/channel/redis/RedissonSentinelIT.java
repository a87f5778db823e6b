package org.homeservices.channel.redis;

import org.homeservices.channel.AcrossNodesContract;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.History;
import org.homeservices.channel.HistoryAcrossNodesContract;
import org.homeservices.channel.Presence;
import org.homeservices.config.RedisMode;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract between nodes, kept where a sentinel names the master. */
class RedissonSentinelIT implements AcrossNodesContract, HistoryAcrossNodesContract {
  private static RealRedis master;
  private static RealRedis replica;
  private static RealRedis sentinel;
  private static Cluster cluster;

  @BeforeAll
  static void start() {
    master = RealRedis.started();
    replica = RealRedis.started("replicaof 127.0.0.1 " + master.port());
    sentinel = RealRedis.started("sentinel monitor mymaster 127.0.0.1 " + master.port() + " 1");
    cluster = new Cluster(2, TestNodes.settings(RedisMode.SENTINEL, sentinel.port()));
  }

  @AfterAll
  static void stop() {
    cluster.close();
    sentinel.close();
    replica.close();
    master.close();
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
