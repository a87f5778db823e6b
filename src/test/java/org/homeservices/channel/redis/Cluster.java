package org.homeservices.channel.redis;

import java.util.List;
import java.util.stream.IntStream;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.ChannelSuite;
import org.homeservices.channel.History;
import org.homeservices.channel.Presence;
import org.homeservices.config.RedisSettings;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;

/** Some nodes of one cluster, numbered from 0; greater numbers begin at 0 again. */
final class Cluster implements AutoCloseable {
  private final List<ClusterNode> nodes;
  private final Runnable afterwards;

  Cluster(int size, RedisSettings redis) {
    this(size, redis, ChannelSuite.SETTINGS);
  }

  Cluster(int size, RedisSettings redis, ChannelSettings channels) {
    this(size, redis, channels, () -> {});
  }

  private Cluster(int size, RedisSettings redis, ChannelSettings channels, Runnable afterwards) {
    this.afterwards = afterwards;
    this.nodes =
        IntStream.range(0, size).mapToObj(number -> TestNodes.joined(redis, channels)).toList();
  }

  /** Nodes on a server that ends with them. */
  static Cluster owning(RealRedis redis, int size, ChannelSettings channels) {
    return new Cluster(size, TestNodes.single(redis.port()), channels, redis::close);
  }

  /** Returns when the links of all nodes are up, or down. */
  void awaitLinks(boolean up) {
    nodes.forEach(node -> TestNodes.awaitLink(node, up));
  }

  ClusterNode node(int number) {
    return nodes.get(number % nodes.size());
  }

  ChannelLayer channels(int number) {
    return node(number).channels();
  }

  History history(int number) {
    return node(number).history();
  }

  Presence presence(int number) {
    return node(number).presence();
  }

  @Override
  public void close() {
    nodes.forEach(ClusterNode::close);
    afterwards.run();
  }
}
