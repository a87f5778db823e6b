package org.homeservices.ratelimit.redis;

import java.time.Duration;
import java.util.List;
import org.homeservices.config.RedisMode;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.LeasesContract;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.ratelimit.RateLimiterContract;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.RedisCluster;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contracts of limits on a Redis Cluster of three masters. */
class RedisClusterLimitsIT implements RateLimiterContract, LeasesContract {
  private static RedisCluster servers;
  private static LimitNode node;

  @BeforeAll
  static void start() {
    servers = RedisCluster.started();
    int[] ports = servers.masters().stream().mapToInt(RealRedis::port).toArray();
    node = LimitNode.on(TestNodes.settings(RedisMode.CLUSTER, ports), LimitNode.PATIENT);
  }

  @AfterAll
  static void stop() {
    node.close();
    servers.close();
  }

  @Override
  public RateLimiter limiter() {
    return node.limits.limiter();
  }

  @Override
  public Leases leases() {
    return node.limits.leases();
  }

  @Override
  public void pass(Duration time) {
    LimitNode.pass(ofLimits(), time);
  }

  @Override
  public Duration slack() {
    return Duration.ofSeconds(1);
  }

  private static RealRedis ofLimits() {
    return servers.masters().stream()
        .filter(server -> !List.of().equals(server.say("KEYS", "hsc:0:{limits}:time")))
        .findFirst()
        .orElseThrow();
  }
}
