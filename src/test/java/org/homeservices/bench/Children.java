package org.homeservices.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** The processes that a measurement starts: none outlives it, also when it is interrupted. */
final class Children implements AutoCloseable {
  private static final int STOP_SECONDS = 10;

  // Guarded by this.
  private final Deque<Runnable> stops = new ArrayDeque<>();

  private Children() {}

  /** None yet. */
  static Children none() {
    Children children = new Children();
    Runtime.getRuntime().addShutdownHook(new Thread(children::close, "stop-children"));
    return children;
  }

  /** Starts one more. */
  synchronized Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    stops.push(() -> stop(process));
    return process;
  }

  /** Takes one that was started, by how it is ended. */
  synchronized void keep(Runnable stop) {
    stops.push(stop);
  }

  /** Ends all, the youngest first. */
  @Override
  public synchronized void close() {
    while (!stops.isEmpty()) {
      stops.pop().run();
    }
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
