package org.homeservices.generation.local;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long the pieces of a text are gathered: the longer, the more texts this node writes at the
 * same time, since each piece goes to every node and every reader. Thread-safe.
 */
public final class Pace {
  /** So many more texts make it longer by what it is at ease. */
  private static final int STEP = 25;

  /** Five pieces a second can still be read like a text that is being written. */
  private static final int SLOWEST = 5;

  private final Duration atEase;
  private final AtomicInteger writing = new AtomicInteger();

  /**
   * @param atEase how long while few texts are written
   */
  public Pace(Duration atEase) {
    this.atEase = atEase;
  }

  /** One more text is written. */
  void begun() {
    writing.incrementAndGet();
  }

  /** A text is not written any more. */
  void ended() {
    writing.decrementAndGet();
  }

  /** How long to gather now. */
  Duration time() {
    return atEase.multipliedBy(Math.min(SLOWEST, 1 + writing.get() / STEP));
  }
}
