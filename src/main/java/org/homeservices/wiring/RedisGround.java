package org.homeservices.wiring;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.History;
import org.homeservices.channel.Link;
import org.homeservices.channel.Presence;
import org.homeservices.channel.redis.ClusterNode;
import org.homeservices.channel.redis.NodeSettings;
import org.homeservices.channel.redis.Seal;
import org.homeservices.config.RedisMode;
import org.homeservices.config.RedisSettings;
import org.homeservices.config.Settings;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.redis.RedissonConversationStore;
import org.homeservices.crypto.Pseudonyms;
import org.homeservices.crypto.Sealer;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.ratelimit.memory.InMemoryRateLimiter;
import org.homeservices.ratelimit.redis.LimitTimes;
import org.homeservices.ratelimit.redis.RedisLimits;

/** Channels, conversations and limits of a cluster, on Redis. */
final class RedisGround implements Ground {
  private static final String PURPOSE = "channel";

  private final RedisSettings redis;
  private final ClusterNode node;
  private final ConversationStore conversations;
  private final RedisLimits limits;

  /**
   * @param bursts runs, at once and in place, what hands on several messages
   */
  RedisGround(Settings settings, RedisSettings redis, Executor bursts) {
    this.redis = redis;
    RedissonClients clients = new RedissonClients(redis);
    NodeSettings manner =
        NodeSettings.of(redis.servers().mode() == RedisMode.CLUSTER, redis.timeout());
    Seal seal = redis.encrypt() ? Seal.with(new Sealer(settings.secrets(), PURPOSE)) : Seal.NONE;
    this.node =
        new ClusterNode(
            new ClusterNode.Clients(clients::commands, clients::subscriptions),
            settings.channel(),
            manner,
            seal,
            bursts);
    this.conversations =
        new RedissonConversationStore(
            node::commands, settings.channel().positionAge(), System::nanoTime);
    this.limits =
        new RedisLimits(
            node::commands,
            new Pseudonyms(settings.secrets(), "limits")::of,
            new InMemoryRateLimiter(System::nanoTime),
            LimitTimes.USUAL,
            System::nanoTime);
  }

  @Override
  public String description() {
    return "Redis " + redis.servers().nodes();
  }

  @Override
  public ChannelLayer channels() {
    return node.channels();
  }

  @Override
  public History history() {
    return node.history();
  }

  @Override
  public Presence presence() {
    return node.presence();
  }

  @Override
  public Link link() {
    return node.link();
  }

  @Override
  public ConversationStore conversations() {
    return conversations;
  }

  @Override
  public RateLimiter limiter() {
    return limits.limiter();
  }

  @Override
  public Leases leases() {
    return limits.leases();
  }

  @Override
  public void start(BiConsumer<Duration, Runnable> every) {
    every.accept(LimitTimes.USUAL.renewal(), this::renewLimits);
    CountDownLatch reached = new CountDownLatch(1);
    node.link().watch(up -> reached.countDown());
    node.start();
    if (redis.required() && !isReached(reached)) {
      throw new MissingServer(
          "REDIS_REQUIRED=true, and Redis cannot be reached at " + redis.servers().nodes());
    }
  }

  @Override
  public void stop() {
    // Completed soon, whether Redis answers or not.
    limits.leave().toCompletableFuture().join();
    node.close();
  }

  private void renewLimits() {
    CompletionStage<Void> unused = limits.renew();
  }

  private boolean isReached(CountDownLatch reached) {
    try {
      long patience = redis.connectTimeout().plus(redis.timeout()).toMillis();
      return reached.await(patience, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
