package org.homeservices.web.sse;

import static java.lang.System.Logger.Level.DEBUG;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.web.frame.Backlog;
import org.homeservices.web.frame.Backlog.Added;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of one stream. Events that come while the container takes nothing wait, up to a
 * limit. Never blocks, takes no lock: whoever adds to an empty backlog writes, and where the
 * container is not ready its own thread goes on.
 */
final class EventWriter implements WriteListener {
  private static final System.Logger LOGGER = System.getLogger(EventWriter.class.getName());

  private final ServletOutputStream out;
  private final Runnable onTooSlow;
  private final Runnable onOver;
  private final Backlog backlog = new Backlog();
  private final AtomicBoolean over = new AtomicBoolean();

  /** Whether the container has the next word. */
  private final AtomicBoolean parked = new AtomicBoolean();

  private volatile @Nullable String last;
  private final AtomicInteger written = new AtomicInteger();

  // The owner's own, handed on by parked.
  private boolean unflushed;
  private boolean ends;

  // What the last look has seen; of one thread at a time.
  private int writtenSeen;
  private long seenAt;

  /**
   * @param onTooSlow called once when more waits than a member may leave waiting
   * @param onOver called once when the last event is written, or nothing can be written any more
   */
  EventWriter(ServletOutputStream out, Runnable onTooSlow, Runnable onOver) {
    this.out = out;
    this.onTooSlow = onTooSlow;
    this.onOver = onOver;
  }

  /** Begins with an event, as soon as the container can write. */
  void begin(String event, long now) {
    seenAt = now;
    backlog.add(event);
    parked.set(true);
    out.setWriteListener(this);
  }

  /** Takes an event; it leaves after those that came before. */
  void write(String event) {
    if (over.get() || last != null) {
      return;
    }
    add(event);
  }

  /** Takes the last event. */
  void finish(String event) {
    last = event;
    add(event);
  }

  /** Forgets what waits, and takes nothing more. */
  void end() {
    over.set(true);
    backlog.clear();
  }

  /** Whether something has waited for so long without any progress; to be asked every second. */
  boolean isStuck(long now, long nanos) {
    if (written.get() != writtenSeen || backlog.isEmpty()) {
      writtenSeen = written.get();
      seenAt = now;
    }
    return now - seenAt >= nanos;
  }

  @Override
  public void onWritePossible() {
    if (parked.compareAndSet(true, false)) {
      pump();
    }
  }

  @Override
  public void onError(Throwable failure) {
    LOGGER.log(DEBUG, "stream lost", failure);
    end(onOver);
  }

  private void add(String event) {
    Added added = backlog.add(event);
    if (added == Added.FIRST) {
      pump();
    } else if (added == Added.TOO_MUCH) {
      end(onTooSlow);
    }
  }

  /** For the owner of the backlog. */
  private void pump() {
    try {
      while (!over.get() && isReady()) {
        if (!(unflushed ? isMoreAfterFlush() : isMoreAfterWrite())) {
          return;
        }
      }
    } catch (IOException | RuntimeException e) {
      onError(e);
    }
  }

  /** A container that is not ready calls back, perhaps before it has said so. */
  private boolean isReady() {
    parked.set(true);
    return out.isReady() && parked.compareAndSet(true, false);
  }

  private boolean isMoreAfterWrite() throws IOException {
    String text = backlog.take();
    if (text == null) {
      return false;
    }
    String lastEvent = last;
    ends = lastEvent != null && text.contains(lastEvent);
    out.write(text.getBytes(UTF_8));
    unflushed = true;
    return true;
  }

  private boolean isMoreAfterFlush() throws IOException {
    out.flush();
    unflushed = false;
    written.incrementAndGet();
    if (ends) {
      end(onOver);
    }
    return !ends && backlog.done();
  }

  private void end(Runnable because) {
    if (over.compareAndSet(false, true)) {
      backlog.clear();
      because.run();
    }
  }
}
