package org.homeservices.web.socket;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets sockets that are written to at about the same time send at the same time. A system call for
 * each frame is most of what a frame costs, and costs thrice as much where it wakes the reader up:
 * so when many sockets send, each waits for the next beat, and what comes for it until then leaves
 * in the same message. When few send, each sends at once, or at the end of the burst in which it is
 * written to. Thread-safe, takes no lock.
 */
public final class Pulse {
  /** So many sends within one beat are few. */
  private static final int FEW = 8;

  /** Those who wait for the end of the burst that the thread is in. */
  private static final ThreadLocal<@Nullable Burst> BURST = new ThreadLocal<>();

  private final long linger;
  private final Consumer<Runnable> oneBeatLater;
  private final LongSupplier nanoTime;

  /** Those who wait for the next beat, the youngest first. */
  private final AtomicReference<@Nullable SessionWriter> waiting = new AtomicReference<>();

  // An estimate: threads that meet here may lose a count.
  private final AtomicInteger atOnce = new AtomicInteger();
  private volatile long since;
  private volatile boolean busy;

  /**
   * @param linger how long a beat is; zero: every socket always sends at once
   * @param oneBeatLater runs a task after that time
   * @param nanoTime the monotonic time, {@link System#nanoTime()} outside tests
   */
  public Pulse(Duration linger, Consumer<Runnable> oneBeatLater, LongSupplier nanoTime) {
    this.linger = linger.toNanos();
    this.oneBeatLater = oneBeatLater;
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong();
  }

  /** One where everybody sends at once. */
  static Pulse none(LongSupplier nanoTime) {
    return new Pulse(Duration.ZERO, Runnable::run, nanoTime);
  }

  long nanoTime() {
    return nanoTime.getAsLong();
  }

  /**
   * Runs, here and now, what writes to several sockets or several times to one: what a socket gets
   * meanwhile leaves in one message. After the time of a beat it leaves before the end.
   */
  public void burst(Runnable writes) {
    if (BURST.get() != null) {
      writes.run();
      return;
    }
    BURST.set(new Burst(nanoTime.getAsLong()));
    try {
      writes.run();
    } finally {
      release();
    }
  }

  /** To be called with each further frame for a writer that waits: no burst holds it for long. */
  void holdsNoLonger() {
    Burst burst = BURST.get();
    if (burst != null && nanoTime.getAsLong() - burst.since >= linger) {
      release();
      BURST.set(new Burst(nanoTime.getAsLong()));
    }
  }

  /** Ends the burst that the thread is in; its sockets send now, or with the beat. */
  private void release() {
    Burst burst = BURST.get();
    BURST.remove();
    for (SessionWriter writer : burst == null ? List.<SessionWriter>of() : burst.writers) {
      if (!takes(writer)) {
        writer.flush();
      }
    }
  }

  /** Whether the writer's next flush is the pulse's; else it is the caller's, at once. */
  boolean takes(SessionWriter writer) {
    Burst burst = BURST.get();
    if (burst != null) {
      burst.writers.add(writer);
      return true;
    }
    if (linger == 0 || (waiting.get() == null && areFew())) {
      return false;
    }
    if (push(writer)) {
      oneBeatLater.accept(this::beat);
    }
    return true;
  }

  private boolean areFew() {
    long now = nanoTime.getAsLong();
    if (now - since >= linger) {
      beginAnew(now, false);
    }
    return !busy && atOnce.incrementAndGet() <= FEW;
  }

  private void beat() {
    SessionWriter writer = inOrder(waiting.getAndSet(null));
    int flushed = 0;
    while (writer != null) {
      // Read before the flush: after it the writer may wait for the next beat already.
      SessionWriter following = writer.next;
      writer.flush();
      writer = following;
      flushed++;
    }
    beginAnew(nanoTime.getAsLong(), flushed > FEW);
  }

  private void beginAnew(long now, boolean isBusy) {
    since = now;
    busy = isBusy;
    atOnce.set(0);
  }

  private static @Nullable SessionWriter inOrder(@Nullable SessionWriter youngest) {
    SessionWriter oldest = null;
    for (SessionWriter one = youngest; one != null; ) {
      SessionWriter older = one.next;
      one.next = oldest;
      oldest = one;
      one = older;
    }
    return oldest;
  }

  /** Adds a writer; true where it is the first of its beat. */
  private boolean push(SessionWriter writer) {
    SessionWriter youngest;
    do {
      youngest = waiting.get();
      writer.next = youngest;
    } while (!waiting.compareAndSet(youngest, writer));
    return youngest == null;
  }

  /** Who was written to first since a moment, in order. */
  private static final class Burst {
    private final Deque<SessionWriter> writers = new ArrayDeque<>();
    private final long since;

    Burst(long since) {
      this.since = since;
    }
  }
}
