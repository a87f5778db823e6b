package org.homeservices.wiring;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs each task on the thread that brings it. A client of Redis that gets this one hands messages
 * on where it has read them, without waking another thread for each.
 */
final class InPlace extends AbstractExecutorService {
  private volatile boolean isShutDown;

  @Override
  public void execute(Runnable task) {
    task.run();
  }

  @Override
  public void shutdown() {
    isShutDown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    isShutDown = true;
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return isShutDown;
  }

  @Override
  public boolean isTerminated() {
    return isShutDown;
  }

  @Override
  public boolean awaitTermination(long time, TimeUnit unit) {
    return true;
  }
}
