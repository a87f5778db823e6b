package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Time and threads. The threads are our own: a managed executor captures the container's contexts
 * for every task, which costs more than the task.
 */
@ApplicationScoped
public class WorkWiring {
  private static final int LEAST_THREADS = 4;

  @Produces
  @Singleton
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  @Produces
  @Singleton
  ScheduledExecutorService executor() {
    int threads = Math.max(LEAST_THREADS, 2 * Runtime.getRuntime().availableProcessors());
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(threads, threads());
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  void stop(@Disposes ScheduledExecutorService executor) {
    executor.shutdownNow();
  }

  private static ThreadFactory threads() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "chat-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
