package org.homeservices.wiring;

import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.homeservices.check.InspectionRunning;
import org.homeservices.check.Inspector;
import org.homeservices.check.Report;
import org.jspecify.annotations.Nullable;

/**
 * Checks this node on a thread that is there only meanwhile, since a check waits. Whoever asks
 * while one runs is refused.
 */
final class NodeInspector implements Inspector, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Function<Boolean, Report> check;
  private final @Nullable ClassLoader classes;
  private final AtomicReference<@Nullable Thread> running = new AtomicReference<>();

  /**
   * The check's thread sees the classes that the caller's does.
   *
   * @param check blocks; gets whether the rules of production are checked too
   */
  NodeInspector(Function<Boolean, Report> check) {
    this.check = check;
    this.classes = Thread.currentThread().getContextClassLoader();
  }

  @Override
  public CompletionStage<Report> inspect(boolean deploy) {
    CompletableFuture<Report> told = new CompletableFuture<>();
    Thread thread = new Thread(() -> run(deploy, told), "chat-check");
    thread.setDaemon(true);
    thread.setContextClassLoader(classes);
    if (!running.compareAndSet(null, thread)) {
      return failedStage(new InspectionRunning());
    }
    thread.start();
    return told;
  }

  /** Waits a while for a check that runs. */
  @Override
  public void close() {
    Thread thread = running.get();
    if (thread != null) {
      try {
        thread.join(PATIENCE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Free for the next one before anybody hears of this one's end. */
  private void run(boolean deploy, CompletableFuture<Report> told) {
    try {
      Report report = check.apply(deploy);
      running.set(null);
      told.complete(report);
    } catch (RuntimeException | Error e) {
      running.set(null);
      told.completeExceptionally(e);
    }
  }
}
