package org.homeservices.channel.redis;

import java.util.List;
import java.util.stream.IntStream;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.ChannelSuite;
import org.homeservices.channel.History;
import org.homeservices.channel.Presence;
import org.homeservices.config.RedisSettings;
import org.homeservices.wiring.TestNodes;

/** Some nodes of one cluster, numbered from 0; greater numbers begin at 0 again. */
final class Cluster implements AutoCloseable {
  private final List<ClusterNode> nodes;

  Cluster(int size, RedisSettings redis) {
    this(size, redis, ChannelSuite.SETTINGS);
  }

  Cluster(int size, RedisSettings redis, ChannelSettings channels) {
    this.nodes =
        IntStream.range(0, size).mapToObj(number -> TestNodes.joined(redis, channels)).toList();
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
  }
}
