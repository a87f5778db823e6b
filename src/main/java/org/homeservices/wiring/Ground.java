package org.homeservices.wiring;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.homeservices.assistant.spending.Ledger;
import org.homeservices.cache.Cache;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.History;
import org.homeservices.channel.Link;
import org.homeservices.channel.Presence;
import org.homeservices.generation.Generations;
import org.homeservices.generation.Register;
import org.homeservices.knowledge.ArticleNews;
import org.homeservices.knowledge.Gaps;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.RateLimiter;

/** All stores of one combination, which belong together (ADR 0003). */
interface Ground {
  /** What it is made of, for the log. */
  String description();

  ChannelLayer channels();

  History history();

  Presence presence();

  Link link();

  Generations generations();

  Register register();

  Cache applicationData();

  Cache chatAnswers();

  /** Whether the caches are where they are kept. */
  boolean hasCaches();

  RateLimiter limiter();

  Leases leases();

  Ledger ledger();

  Gaps gaps();

  ArticleNews articleNews();

  /**
   * Begins to work.
   *
   * @param every has a task done again and again, after each such pause
   */
  void start(BiConsumer<Duration, Runnable> every);

  /** Ends; may take a moment. */
  void stop();
}
