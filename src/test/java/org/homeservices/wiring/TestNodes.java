package org.homeservices.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.redis.ClusterNode;
import org.homeservices.channel.redis.NodeSettings;
import org.homeservices.config.RedisAccess;
import org.homeservices.config.RedisCache;
import org.homeservices.config.RedisCaches;
import org.homeservices.config.RedisMode;
import org.homeservices.config.RedisNode;
import org.homeservices.config.RedisServers;
import org.homeservices.config.RedisSettings;
import org.homeservices.crypto.KeyRing;
import org.homeservices.crypto.Protection;
import org.homeservices.crypto.Sealer;
import org.redisson.api.RedissonClient;

/** Nodes of a cluster in this process, wired as the application wires its one. */
public final class TestNodes {
  private static final String SECRET = "a secret of thirty-two or more characters, for tests";
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int POOL = 30;

  private TestNodes() {}

  /** A Redis that stands alone on this machine. */
  public static RedisSettings single(int port) {
    return settings(RedisMode.SINGLE, port);
  }

  /** Servers of Redis on this machine. */
  public static RedisSettings settings(RedisMode mode, int... ports) {
    List<RedisNode> nodes =
        IntStream.of(ports).mapToObj(port -> new RedisNode("127.0.0.1", port)).toList();
    return new RedisSettings(
        new RedisServers(mode, nodes, "mymaster", 0),
        new RedisAccess("", "", false, null),
        PATIENCE,
        PATIENCE,
        false,
        POOL,
        new RedisCaches(new RedisCache(1, 50), new RedisCache(2, 30)),
        true);
  }

  /** A client of the database of answers. Blocks; the caller shuts it down. */
  public static RedissonClient answers(int port) {
    RedisSettings redis = single(port);
    return new RedissonClients(redis).cache("answers", redis.caches().chatAnswers());
  }

  /** A seal of the cluster's secret. */
  public static Protection seal() {
    return seal(SECRET, List.of());
  }

  /** A seal of other secrets. */
  public static Protection seal(String secret, List<String> fallbacks) {
    return Protection.with(new Sealer(KeyRing.of(secret, fallbacks), "channel"));
  }

  /** A node that is started, whether there is a Redis or not. */
  public static ClusterNode started(
      RedisSettings redis, ChannelSettings channels, Protection seal) {
    return started(redis, channels, seal, quick(redis));
  }

  /** A node that is started and keeps to such times. */
  public static ClusterNode started(
      RedisSettings redis, ChannelSettings channels, Protection seal, NodeSettings manner) {
    RedissonClients clients = new RedissonClients(redis);
    ClusterNode node =
        new ClusterNode(
            new ClusterNode.Clients(clients::commands, clients::subscriptions),
            channels,
            manner,
            seal,
            Runnable::run);
    node.start();
    return node;
  }

  /** A node that has reached Redis. */
  public static ClusterNode joined(RedisSettings redis, ChannelSettings channels) {
    ClusterNode node = started(redis, channels, seal());
    awaitLink(node, true);
    return node;
  }

  /** Returns when the node's link is up, or down. */
  public static void awaitLink(ClusterNode node, boolean up) {
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    node.link()
        .watch(
            now -> {
              if (now == up) {
                told.complete(now);
              }
            });
    if (node.link().isUp() != up) {
      assertThat(told.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(up);
    }
  }

  /** What a node in production does in seconds, in a third of the time. */
  private static NodeSettings quick(RedisSettings redis) {
    boolean cluster = redis.servers().mode() == RedisMode.CLUSTER;
    NodeSettings usual = NodeSettings.of(cluster, PATIENCE);
    return new NodeSettings(
        usual.partitions(),
        usual.linger(),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        PATIENCE,
        Duration.ofMillis(200));
  }
}
