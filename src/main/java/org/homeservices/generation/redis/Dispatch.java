package org.homeservices.generation.redis;

import static java.lang.System.Logger.Level.INFO;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.homeservices.generation.local.Piece;
import org.jspecify.annotations.Nullable;

/**
 * Brings what this node writes into the log, one batch after the other: what comes while one is
 * under way goes together with the next. Says that this node lives where there is nothing to write.
 * Holds as much as a text may have.
 */
final class Dispatch {
  private static final System.Logger LOGGER = System.getLogger(Dispatch.class.getName());

  private final TextName text;
  private final long generation;
  private final FlightDesk desk;
  private final Watcher watcher;

  // Guarded by this.
  private final List<Piece> waiting = new ArrayList<>();
  private boolean busy;
  private boolean due;
  private boolean over;
  private long succeededAt;
  private long startedAt;

  // Changed by the only one who sends, between two calls.
  private volatile List<Piece> underWay = List.of();
  private volatile int written;

  /** Is told what became of it, by one thread at a time and without a lock of the dispatch. */
  interface Watcher {
    /** These lie in the log. */
    void written(List<Piece> batch);

    /** No other node follows. */
    void unwanted();

    /** Another node writes; nothing more is told. */
    void fenced();

    /**
     * Redis does not answer; nothing more is told.
     *
     * @param unwritten what does not lie in the log, with what was added meanwhile
     */
    void lost(Supplier<List<Piece>> unwritten);
  }

  Dispatch(TextName text, long generation, FlightDesk desk, Watcher watcher) {
    this.text = text;
    this.generation = generation;
    this.desk = desk;
    this.watcher = watcher;
    this.succeededAt = desk.nanoTime();
    this.startedAt = succeededAt;
  }

  void add(List<Piece> more) {
    await(more);
    send();
  }

  /** Says that this node lives, and learns who follows. */
  void beat() {
    await(List.of());
    send();
  }

  /** The same, where nothing was said for a while, or what was said did not arrive. */
  void tick() {
    if (isTime()) {
      beat();
    }
  }

  private synchronized void await(List<Piece> more) {
    waiting.addAll(more);
    due = true;
  }

  private synchronized boolean isTime() {
    return !underWay.isEmpty() || desk.nanoTime() - startedAt > desk.lease().toNanos() / 4;
  }

  /** Without a lock: where Redis is away the answer may come before the call returns. */
  private void send() {
    if (!begin()) {
      return;
    }
    Duration keep =
        underWay.stream().filter(Piece::isLast).map(desk::linger).findFirst().orElse(Duration.ZERO);
    desk.log()
        .write(text, generation, written, sealed(underWay), keep)
        .whenComplete(this::answered);
  }

  /** Whoever gets true is the only one who sends, until there is an answer. */
  private synchronized boolean begin() {
    if (busy || over || !due) {
      return false;
    }
    busy = true;
    due = false;
    startedAt = desk.nanoTime();
    if (underWay.isEmpty()) {
      underWay = List.copyOf(waiting);
      waiting.clear();
    }
    return true;
  }

  private List<byte[]> sealed(List<Piece> pieces) {
    List<byte[]> sealed = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      sealed.add(desk.pieces().close(piece, text.place(generation, written + sealed.size())));
    }
    return sealed;
  }

  private void answered(@Nullable Integer others, @Nullable Throwable failure) {
    if (others == null) {
      failed(failure);
    } else if (others < 0) {
      end();
      watcher.fenced();
    } else {
      succeeded(others);
    }
  }

  private void succeeded(int others) {
    watcher.written(done());
    if (others == 0) {
      watcher.unwanted();
    }
    next();
  }

  private synchronized List<Piece> done() {
    List<Piece> batch = underWay;
    written = written + batch.size();
    underWay = List.of();
    succeededAt = desk.nanoTime();
    over = batch.stream().anyMatch(Piece::isLast);
    due |= !waiting.isEmpty();
    return batch;
  }

  private void next() {
    rest();
    send();
  }

  private synchronized void rest() {
    busy = false;
  }

  /** Tries again at the next tick, as long as the lease may last; an end is kept from nobody. */
  private void failed(@Nullable Throwable failure) {
    if (mayTryAgain()) {
      rest();
    } else {
      LOGGER.log(INFO, "text goes on for this node alone: {0}", kind(failure));
      end();
      watcher.lost(this::unwritten);
    }
  }

  /** Not its message, which may quote a whole script. */
  static String kind(@Nullable Throwable failure) {
    Throwable cause = failure == null ? null : failure.getCause();
    Throwable innermost = cause == null ? failure : cause;
    return innermost == null ? "no answer in time" : innermost.getClass().getSimpleName();
  }

  private synchronized boolean mayTryAgain() {
    boolean isEnd = underWay.stream().anyMatch(Piece::isLast);
    return !isEnd && desk.nanoTime() - succeededAt < desk.lease().toNanos();
  }

  private synchronized void end() {
    over = true;
  }

  private synchronized List<Piece> unwritten() {
    List<Piece> unwritten = new ArrayList<>(underWay);
    unwritten.addAll(waiting);
    return unwritten;
  }
}
