package org.homeservices.ratelimit.redis;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.RateLimiter;
import org.redisson.api.RedissonClient;

/** The limits of one node of a cluster. Each start is a node of its own. */
public final class RedisLimits {
  private final LimitServer server;
  private final RedissonRateLimiter limiter;
  private final RedissonLeases leases;

  /**
   * @param redis the client for commands, empty while Redis is known to be out of reach
   * @param pseudonyms what stands for a visitor or an address in Redis, and must not tell it; the
   *     same on all nodes
   * @param ownJudgement decides where Redis does not
   * @param nanoTime the monotonic time, {@link System#nanoTime()} outside tests
   */
  public RedisLimits(
      Supplier<Optional<RedissonClient>> redis,
      UnaryOperator<String> pseudonyms,
      RateLimiter ownJudgement,
      LimitTimes times,
      LongSupplier nanoTime) {
    this.server = new LimitServer(redis, pseudonyms, times, nanoTime);
    this.limiter = new RedissonRateLimiter(server, ownJudgement);
    this.leases = new RedissonLeases(server);
  }

  /** Token buckets. */
  public RateLimiter limiter() {
    return limiter;
  }

  /** Places. */
  public Leases leases() {
    return leases;
  }

  /** Says that the node lives; to be called at every {@link LimitTimes#renewal()}. */
  public CompletionStage<Void> renew() {
    return leases.renew();
  }

  /** The node ends: its places are free at once. Completed soon, whether Redis answers or not. */
  public CompletionStage<Void> leave() {
    return leases.leave();
  }

  /** How often this node has decided by itself, because Redis was away or slow. */
  public long fallbacks() {
    return server.fallbacks();
  }
}
