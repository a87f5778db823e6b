package org.homeservices.cache.redis;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.homeservices.cache.Cache;
import org.homeservices.cache.CacheEvent;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.CacheStats;
import org.homeservices.cache.local.ComputingCache;
import org.homeservices.cache.local.Surroundings;
import org.redisson.api.RedissonClient;

/**
 * One node's share of a cache that all nodes of a cluster have in common. Works from {@link #start}
 * on, with or without Redis, and comes back by itself.
 */
public final class RedissonCache implements AutoCloseable {
  private static final int LONGEST_CONNECT_SECONDS = 5;

  private final ScheduledExecutorService thread;
  private final CacheLink link;
  private final Cache cache;

  /** Makes one that does nothing yet. */
  public RedissonCache(
      Place place, CacheSettings settings, LinkSettings manner, Surroundings surroundings) {
    String node = UUID.randomUUID().toString();
    CacheStats stats = new CacheStats();
    LocalTier nearby =
        new LocalTier(settings, surroundings, () -> stats.count(CacheEvent.DISPLACED));
    Waiting waiting = new Waiting(manner.poll());
    Ear ear = new Ear(node, nearby, waiting::tell);
    this.thread = thread(place);
    this.link =
        new CacheLink(new Connector(place, settings.maxEntries(), ear), manner, ear, thread);
    RedissonStore.Parts parts =
        new RedissonStore.Parts(
            link,
            new Leases(link, place, node, new Leases.Times(manner.lease(), waiting, thread)),
            nearby,
            new EntryFormat(place.protection(), place.prefix()),
            new Tags(place, settings.maxEntries()),
            ear);
    this.cache =
        new ComputingCache(
            new RedissonStore(parts, settings, stats, surroundings.clock()),
            settings,
            stats,
            surroundings);
  }

  /** Begins to reach for Redis, and returns at once. */
  public void start() {
    link.start();
  }

  public Cache cache() {
    return cache;
  }

  /** The client that asks Redis, empty until it has reached it; for what lies beside the cache. */
  public Optional<RedissonClient> client() {
    return link.client();
  }

  /** Whether Redis is asked, which it is not while it is away. */
  public boolean isUp() {
    return link.isUp();
  }

  /** Ends; blocks for a moment. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      // It may be making a client, which must not be left behind.
      boolean unused = thread.awaitTermination(LONGEST_CONNECT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    link.close();
  }

  private static ScheduledExecutorService thread(Place place) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "chat-" + place.name());
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }
}
