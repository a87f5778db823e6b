package org.homeservices.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Three masters without replicas that share the slots. */
public final class RedisCluster implements AutoCloseable {
  private static final int MASTERS = 3;
  private static final int SLOTS = 16_384;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final List<RealRedis> masters = new ArrayList<>();

  private RedisCluster() {}

  /** Starts one and waits until all its nodes know of each other. */
  public static RedisCluster started() {
    RedisCluster cluster = new RedisCluster();
    IntStream.range(0, MASTERS).forEach(cluster::start);
    cluster.awaitAgreement();
    return cluster;
  }

  /** All nodes. */
  public List<RealRedis> masters() {
    return List.copyOf(masters);
  }

  @Override
  public void close() {
    masters.forEach(RealRedis::close);
  }

  private void start(int number) {
    int bus = RealRedis.freePort();
    RealRedis node = RealRedis.started("cluster-enabled yes", "cluster-port " + bus);
    masters.add(node);
    String first = Integer.toString(number * SLOTS / MASTERS);
    String last = Integer.toString((number + 1) * SLOTS / MASTERS - 1);
    node.say("CLUSTER", "ADDSLOTSRANGE", first, last);
    String port = Integer.toString(node.port());
    masters.get(0).say("CLUSTER", "MEET", "127.0.0.1", port, Integer.toString(bus));
  }

  private void awaitAgreement() {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!masters.stream().allMatch(RedisCluster::knowsAll)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the nodes of the cluster do not agree");
      }
    }
  }

  private static boolean knowsAll(RealRedis node) {
    String info = String.valueOf(node.say("CLUSTER", "INFO"));
    String nodes = String.valueOf(node.say("CLUSTER", "NODES"));
    return info.contains("cluster_state:ok")
        && info.contains("cluster_slots_ok:" + SLOTS)
        && nodes.lines().filter(line -> line.contains(" connected")).count() == MASTERS;
  }
}
