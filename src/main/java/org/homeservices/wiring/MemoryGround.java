package org.homeservices.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.homeservices.assistant.spending.Budget;
import org.homeservices.assistant.spending.Ledger;
import org.homeservices.assistant.spending.memory.InMemoryLedger;
import org.homeservices.cache.Cache;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.CacheStats;
import org.homeservices.cache.NoCache;
import org.homeservices.cache.local.ComputingCache;
import org.homeservices.cache.local.Surroundings;
import org.homeservices.cache.memory.InMemoryStore;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.History;
import org.homeservices.channel.Link;
import org.homeservices.channel.Presence;
import org.homeservices.channel.memory.InMemoryChannelLayer;
import org.homeservices.config.CachesSettings;
import org.homeservices.config.Settings;
import org.homeservices.generation.Generations;
import org.homeservices.generation.Register;
import org.homeservices.generation.memory.InMemoryGenerations;
import org.homeservices.generation.memory.InMemoryRegister;
import org.homeservices.knowledge.ArticleNews;
import org.homeservices.knowledge.Gaps;
import org.homeservices.knowledge.memory.InMemoryGaps;
import org.homeservices.knowledge.memory.NoArticleNews;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.ratelimit.memory.InMemoryLeases;
import org.homeservices.ratelimit.memory.InMemoryRateLimiter;

/** Everything in the memory of this node. */
final class MemoryGround implements Ground {
  private final InMemoryChannelLayer channels;
  private final Generations generations;
  private final Register register;
  private final Cache applicationData;
  private final Cache chatAnswers;
  private final Gaps gaps;
  private final RateLimiter limiter = new InMemoryRateLimiter(System::nanoTime);
  private final Leases leases = new InMemoryLeases();
  private final Ledger ledger;

  MemoryGround(Settings settings, NodeWork work) {
    Clock clock = work.clock();
    Surroundings surroundings = work.surroundings();
    CachesSettings caches = settings.caches();
    this.applicationData = cache(caches.applicationData(), surroundings);
    this.chatAnswers =
        caches.chatAnswersEnabled() ? cache(caches.chatAnswers(), surroundings) : new NoCache();
    this.gaps = new InMemoryGaps(clock);
    this.channels = new InMemoryChannelLayer(settings.channel(), clock);
    this.generations = new InMemoryGenerations(settings.generation(), work.executor());
    this.register = new InMemoryRegister(settings.generation().idle(), System::nanoTime);
    this.ledger = new InMemoryLedger(new Budget(settings.spending().dailyBudget()), clock);
  }

  @Override
  public String description() {
    return "node memory only";
  }

  @Override
  public ChannelLayer channels() {
    return channels;
  }

  @Override
  public History history() {
    return channels;
  }

  @Override
  public Presence presence() {
    return channels;
  }

  @Override
  public Link link() {
    return channels;
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
    return applicationData;
  }

  @Override
  public Cache chatAnswers() {
    return chatAnswers;
  }

  @Override
  public boolean hasCaches() {
    return true;
  }

  @Override
  public RateLimiter limiter() {
    return limiter;
  }

  @Override
  public Leases leases() {
    return leases;
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
    return new NoArticleNews();
  }

  @Override
  public void start(BiConsumer<Duration, Runnable> every) {
    every.accept(Duration.ofMillis(250), channels::tellSizes);
    every.accept(Duration.ofMinutes(1), channels::forgetUnused);
  }

  @Override
  public void stop() {
    // Nothing outlives the node's memory.
  }

  private static Cache cache(CacheSettings settings, Surroundings surroundings) {
    CacheStats stats = new CacheStats();
    InMemoryStore store = new InMemoryStore(settings.maxEntries(), stats);
    return new ComputingCache(store, settings, stats, surroundings);
  }
}
