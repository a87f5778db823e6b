package org.homeservices.wiring;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.homeservices.assistant.spending.Budget;
import org.homeservices.assistant.spending.Ledger;
import org.homeservices.assistant.spending.redis.LedgerTimes;
import org.homeservices.assistant.spending.redis.RedissonLedger;
import org.homeservices.cache.Cache;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.History;
import org.homeservices.channel.Link;
import org.homeservices.channel.Presence;
import org.homeservices.channel.redis.ClusterNode;
import org.homeservices.channel.redis.NodeSettings;
import org.homeservices.config.RedisMode;
import org.homeservices.config.RedisSettings;
import org.homeservices.config.Settings;
import org.homeservices.crypto.Protection;
import org.homeservices.crypto.Pseudonyms;
import org.homeservices.crypto.Sealer;
import org.homeservices.generation.Generations;
import org.homeservices.generation.Register;
import org.homeservices.generation.memory.InMemoryRegister;
import org.homeservices.generation.redis.RedissonGenerations;
import org.homeservices.generation.redis.RedissonRegister;
import org.homeservices.knowledge.ArticleNews;
import org.homeservices.knowledge.Gaps;
import org.homeservices.knowledge.redis.RedissonArticleNews;
import org.homeservices.knowledge.redis.RedissonGaps;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.ratelimit.memory.InMemoryRateLimiter;
import org.homeservices.ratelimit.redis.LimitTimes;
import org.homeservices.ratelimit.redis.RedisLimits;

/** Channels, conversations and limits of a cluster, on Redis. */
final class RedisGround implements Ground {
  private static final String PURPOSE = "channel";
  private static final String GAPS = "gaps";

  private final RedisSettings redis;
  private final ClusterNode node;
  private final RedissonGenerations generations;
  private final Register register;
  private final RedisGroundCaches caches;
  private final RedisLimits limits;
  private final RedissonLedger ledger;
  private final Gaps gaps;
  private final ArticleNews articleNews;

  RedisGround(Settings settings, RedisSettings redis, NodeWork work) {
    this.redis = redis;
    RedissonClients clients = new RedissonClients(redis);
    NodeSettings manner =
        NodeSettings.of(redis.servers().mode() == RedisMode.CLUSTER, redis.timeout());
    Protection seal =
        redis.encrypt()
            ? Protection.with(new Sealer(settings.secrets(), PURPOSE))
            : Protection.NONE;
    this.node =
        new ClusterNode(
            new ClusterNode.Clients(clients::commands, clients::subscriptions),
            settings.channel(),
            manner,
            seal,
            work.bursts());
    this.caches = new RedisGroundCaches(settings, redis, work.surroundings());
    this.generations =
        new RedissonGenerations(
            caches::answersClient,
            caches.protection(),
            settings.generation(),
            work.executor(),
            System::nanoTime);
    Duration idle = settings.generation().idle();
    this.register =
        new RedissonRegister(
            caches::answersClient,
            caches.protection(),
            idle,
            new InMemoryRegister(idle, System::nanoTime));
    this.limits =
        new RedisLimits(
            node::commands,
            new Pseudonyms(settings.secrets(), "limits")::of,
            new InMemoryRateLimiter(System::nanoTime),
            LimitTimes.USUAL,
            System::nanoTime);
    this.ledger =
        new RedissonLedger(
            node::commands,
            new Budget(settings.spending().dailyBudget()),
            LedgerTimes.USUAL,
            work.clock(),
            System::nanoTime);
    this.articleNews = new RedissonArticleNews(node::commands);
    this.gaps =
        new RedissonGaps(
            node::commands,
            redis.encrypt()
                ? Protection.with(new Sealer(settings.secrets(), GAPS))
                : Protection.NONE,
            new Pseudonyms(settings.secrets(), GAPS)::of,
            work.clock());
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
  public Generations generations() {
    return generations;
  }

  @Override
  public Register register() {
    return register;
  }

  @Override
  public Cache applicationData() {
    return caches.applicationData();
  }

  @Override
  public Cache chatAnswers() {
    return caches.chatAnswers();
  }

  @Override
  public boolean hasCaches() {
    return caches.areUp();
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
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public Gaps gaps() {
    return gaps;
  }

  @Override
  public ArticleNews articleNews() {
    return articleNews;
  }

  @Override
  public void start(BiConsumer<Duration, Runnable> every) {
    every.accept(LimitTimes.USUAL.renewal(), this::renewLimits);
    every.accept(LedgerTimes.FLUSH, this::tellSpending);
    CountDownLatch reached = new CountDownLatch(1);
    node.link().watch(up -> reached.countDown());
    node.start();
    caches.start();
    generations.start();
    if (redis.required() && !isReached(reached)) {
      throw new MissingServer(
          "REDIS_REQUIRED=true, and Redis cannot be reached at " + redis.servers().nodes());
    }
  }

  @Override
  public void stop() {
    generations.stop();
    // Completed soon, whether Redis answers or not.
    ledger.flush().toCompletableFuture().join();
    limits.leave().toCompletableFuture().join();
    caches.stop();
    node.close();
  }

  private void renewLimits() {
    CompletionStage<Void> unused = limits.renew();
  }

  private void tellSpending() {
    CompletionStage<Void> unused = ledger.flush();
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
