package org.homeservices.wiring;

import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.homeservices.check.InspectionRunning;
import org.homeservices.check.Inspector;
import org.homeservices.check.Report;

/**
 * Checks this node on a thread that is there only meanwhile, since a check waits. Whoever asks
 * while one runs is refused.
 */
final class NodeInspector implements Inspector, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CheckRun run;
  private final ThreadPoolExecutor thread;

  /** The check's thread sees the classes that the caller's does. */
  NodeInspector(CheckRun run) {
    this.run = run;
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    this.thread =
        new ThreadPoolExecutor(
            0,
            1,
            0,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread made = new Thread(task, "chat-check");
              made.setDaemon(true);
              made.setContextClassLoader(classes);
              return made;
            });
  }

  @Override
  public CompletionStage<Report> inspect(boolean deploy) {
    try {
      return CompletableFuture.supplyAsync(() -> run.report(deploy), thread);
    } catch (RejectedExecutionException e) {
      return failedStage(new InspectionRunning());
    }
  }

  /** Waits a while for a check that runs. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      boolean unused = thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
