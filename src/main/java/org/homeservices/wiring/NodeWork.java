package org.homeservices.wiring;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.cache.local.Surroundings;

/**
 * A node's time and threads.
 *
 * @param bursts runs, at once and in place, what hands on several messages
 */
record NodeWork(Clock clock, ScheduledExecutorService executor, Executor bursts) {

  /** As the caches know them. */
  Surroundings surroundings() {
    return Surroundings.of(clock, executor);
  }
}
