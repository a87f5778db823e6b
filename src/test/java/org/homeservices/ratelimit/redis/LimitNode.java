package org.homeservices.ratelimit.redis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homeservices.channel.ChannelSuite;
import org.homeservices.channel.redis.ClusterNode;
import org.homeservices.config.RedisSettings;
import org.homeservices.crypto.KeyRing;
import org.homeservices.crypto.Pseudonyms;
import org.homeservices.ratelimit.Charge;
import org.homeservices.ratelimit.Decision;
import org.homeservices.ratelimit.Leases.Lease;
import org.homeservices.ratelimit.memory.InMemoryRateLimiter;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;

/** A node whose limits are on Redis. */
final class LimitNode implements AutoCloseable {
  /** One that waits for a busy machine rather than decide by itself. */
  static final LimitTimes PATIENT =
      new LimitTimes(
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(12),
          Duration.ofHours(1));

  private static final Pseudonyms NAMES =
      new Pseudonyms(KeyRing.of("a secret of thirty-two or more characters", List.of()), "limits");

  final ClusterNode node;
  final RedisLimits limits;

  private LimitNode(ClusterNode node, LimitTimes times) {
    this.node = node;
    this.limits =
        new RedisLimits(
            node::commands,
            NAMES::of,
            new InMemoryRateLimiter(System::nanoTime),
            times,
            System::nanoTime);
  }

  static LimitNode on(RedisSettings redis, LimitTimes times) {
    return new LimitNode(TestNodes.joined(redis, ChannelSuite.SETTINGS), times);
  }

  static LimitNode on(RealRedis redis) {
    return on(TestNodes.single(redis.port()), PATIENT);
  }

  /** Zero, or how long it is not allowed. */
  Duration take(Charge... charges) {
    return Await.value(limits.limiter().take(List.of(charges)))
        .fold(allowed -> Duration.ZERO, Decision.Limited::retryAfter);
  }

  Optional<Lease> takePlace(String holder, int most) {
    return Await.value(limits.leases().take(holder, most));
  }

  void renew() {
    Await.value(limits.renew());
  }

  /** Lets time pass for all limits on a server. */
  static void pass(RealRedis redis, Duration time) {
    turn(redis, "t", time);
  }

  /** Sets the server's clock forward, as it looks to the limits; or back. */
  static void setClock(RealRedis redis, Duration forward) {
    turn(redis, "w", forward.negated());
  }

  private static void turn(RealRedis redis, String hand, Duration time) {
    String micros = Long.toString(time.toNanos() / 1000);
    redis.say("HINCRBY", "hsc:0:{limits}:time", hand, micros);
  }

  /** Ends without a word. */
  @Override
  public void close() {
    node.close();
  }
}
