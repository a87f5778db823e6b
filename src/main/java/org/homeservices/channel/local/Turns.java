package org.homeservices.channel.local;

import static java.lang.System.Logger.Level.ERROR;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does one task after the other, in the order in which they were added, without making anybody
 * wait: whoever finds nobody at work does the work of all who come meanwhile. Tasks are added where
 * their order is decided, as under a lock, and done where no lock is held, so that what they call
 * may come back. Takes no lock.
 */
public final class Turns {
  private static final System.Logger LOGGER = System.getLogger(Turns.class.getName());

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();

  /** Adds a task; {@link #work()} is to be called soon. */
  public void add(Runnable task) {
    tasks.add(task);
  }

  /** Does what was added, here or on the thread that is at it. */
  public void work() {
    oneAtATime(calls, this::workOff);
  }

  /**
   * Does some work until nobody has asked for it meanwhile.
   *
   * @param calls how often it was asked for, 0 where nobody is at work
   * @param work must not throw
   */
  public static void oneAtATime(AtomicInteger calls, Runnable work) {
    if (calls.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      work.run();
      seen = calls.addAndGet(-seen);
    } while (seen != 0);
  }

  private void workOff() {
    for (Runnable next = tasks.poll(); next != null; next = tasks.poll()) {
      safely(next);
    }
  }

  /** A task that fails must not keep those after it from being done. */
  private static void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOGGER.log(ERROR, "task failed", e);
    }
  }
}
