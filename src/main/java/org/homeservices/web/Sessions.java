package org.homeservices.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the sockets and event streams of this node, and lets no more in than it can serve.
 * Thread-safe.
 */
public final class Sessions {
  private final int most;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);
  private final LongAdder frames = new LongAdder();

  /** How a client is connected. */
  public enum Kind {
    /** By a WebSocket. */
    SOCKET,
    /** By a stream of events. */
    STREAM
  }

  /** What is counted of one kind. */
  private static final class Count {
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder opened = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder left = new LongAdder();
    private final Map<CloseCode, LongAdder> closed = new EnumMap<>(CloseCode.class);

    Count() {
      for (CloseCode code : CloseCode.values()) {
        closed.put(code, new LongAdder());
      }
    }

    /** Null: the client left. */
    LongAdder ends(@Nullable CloseCode code) {
      return code == null ? left : closed.getOrDefault(code, left);
    }
  }

  /**
   * @param most that may be open at once; 0: any number
   */
  public Sessions(int most) {
    this.most = most;
    for (Kind kind : Kind.values()) {
      counts.put(kind, new Count());
    }
  }

  /** How many may be open at once; 0: any number. */
  public int most() {
    return most;
  }

  /** Whether nobody more is let in. */
  public boolean isFull() {
    return most > 0 && open.get() >= most;
  }

  /** Takes a place; false where there is none. */
  public boolean enter(Kind kind) {
    int now = open.incrementAndGet();
    if (most > 0 && now > most) {
      open.decrementAndGet();
      count(kind).refused.increment();
      return false;
    }
    count(kind).open.incrementAndGet();
    count(kind).opened.increment();
    return true;
  }

  /**
   * Frees a place that was taken.
   *
   * @param code by which this node has ended it; null where the client did, or the network
   */
  public void leave(Kind kind, @Nullable CloseCode code) {
    open.decrementAndGet();
    count(kind).open.decrementAndGet();
    count(kind).ends(code).increment();
  }

  /** A frame is handed to a client's writer. */
  public void sent() {
    frames.increment();
  }

  /** How many are open. */
  public int open(Kind kind) {
    return count(kind).open.get();
  }

  /** How many have been opened so far. */
  public long opened(Kind kind) {
    return count(kind).opened.sum();
  }

  /** How many found this node full so far. */
  public long refused(Kind kind) {
    return count(kind).refused.sum();
  }

  /**
   * How many have ended so far.
   *
   * @param code by which this node has ended them; null: the client did, or the network
   */
  public long ended(Kind kind, @Nullable CloseCode code) {
    return count(kind).ends(code).sum();
  }

  /** How many frames have been handed to writers so far. */
  public long frames() {
    return frames.sum();
  }

  private Count count(Kind kind) {
    Count count = counts.get(kind);
    if (count == null) {
      throw new IllegalArgumentException("not counted: " + kind);
    }
    return count;
  }
}
