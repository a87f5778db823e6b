package org.homeservices.channel.redis;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.channel.local.Turns;
import org.homeservices.channel.redis.Outgoing.Question;
import org.jspecify.annotations.Nullable;

/**
 * What a node sends to one partition, in order: batches, one of them on its way at a time. The
 * first one after a pause leaves at once; while one is on its way, and for a moment after it left,
 * the next one gathers. A batch whose fate is unknown is sent again under its number, which the
 * script answers with what it did then.
 *
 * <p>Calls back without holding its lock.
 */
final class Lane {
  private static final System.Logger LOGGER = System.getLogger(Lane.class.getName());

  /** A batch that the server itself refuses so often would block all that come after it. */
  private static final int MOST_REFUSALS = 3;

  private final Transport transport;
  private final ScheduledExecutorService timer;
  private final long lingerNanos;
  private final Executor bursts;
  private final BiConsumer<Lane, Throwable> onLost;

  /** How often somebody was to ask; see {@link Turns#oneAtATime}. */
  private final AtomicInteger asking = new AtomicInteger();

  // Guarded by this.
  private final Outgoing outgoing = new Outgoing();
  private @Nullable Batch onItsWay;
  private long number;
  private long leftAt;
  private int refusals;
  private int attempts;
  private boolean open;
  private boolean closed;
  private boolean alarmSet;

  /** Ops that travel together. */
  record Batch(long number, List<Op> ops) {}

  private enum Admission {
    ADDED,
    /** The link is down, or was: the op is asked after those before it what becomes of it. */
    ASKED,
    FULL,
    CLOSED
  }

  /** Carries batches to the script. */
  interface Transport {
    /** Completed with one reply for each op of the batch. */
    CompletionStage<List<Reply>> send(Batch batch);
  }

  /**
   * @param bursts runs, at once and in place, what hands on several messages
   * @param onLost called when a batch did not get through; the lane then waits for {@link #resume}
   */
  Lane(
      Transport transport,
      ScheduledExecutorService timer,
      long lingerNanos,
      Executor bursts,
      BiConsumer<Lane, Throwable> onLost) {
    this.transport = transport;
    this.timer = timer;
    this.lingerNanos = lingerNanos;
    this.bursts = bursts;
    this.onLost = onLost;
    this.leftAt = System.nanoTime() - lingerNanos;
  }

  /** Takes an op; its reply says what became of it. */
  CompletionStage<Reply> offer(Op op) {
    switch (admit(op)) {
      case ADDED -> sendNext();
      // Not here: asking may call anybody, and who offers may hold locks.
      case ASKED -> later(this::ask);
      case FULL ->
          op.fail(new LayerUnavailable("%d bytes wait already".formatted(Outgoing.MOST_BYTES)));
      case CLOSED -> op.fail(new LayerUnavailable("this node stops"));
    }
    return op.reply();
  }

  /**
   * Has ops done in their turn, or at once where the lane is paused and nothing else is sent; they
   * must bear being done twice. An op that fails in its turn is answered as such.
   */
  CompletionStage<List<Reply>> run(List<Op> ops) {
    if (!isOpen()) {
      return transport.send(new Batch(0, ops));
    }
    List<CompletableFuture<Reply>> replies =
        ops.stream()
            .map(op -> offer(op).exceptionally(Reply::failed).toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(replies.toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> replies.stream().map(CompletableFuture::join).toList());
  }

  /** The link is down: what waits for it stays, everything else ends now. */
  void pause() {
    synchronized (this) {
      open = false;
      outgoing.askAll(onItsWay == null ? List.of() : onItsWay.ops());
    }
    ask();
  }

  /** The link is back. */
  void resume() {
    Batch again;
    int attempt;
    synchronized (this) {
      if (open || closed) {
        return;
      }
      open = true;
      again = onItsWay;
      attempt = again == null ? attempts : ++attempts;
    }
    ask();
    if (again != null) {
      again.ops().forEach(Op::isSentAgain);
      send(again, attempt);
    }
  }

  /** Completed when everything that waits now is done; fails after so long. */
  CompletionStage<?> drained(Duration patience) {
    return offer(Op.nothing())
        .toCompletableFuture()
        .copy()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Fails what waits; the lane is of no use afterwards. */
  void close() {
    List<Op> left = new ArrayList<>();
    synchronized (this) {
      open = false;
      closed = true;
      left.addAll(onItsWay == null ? List.of() : onItsWay.ops());
      left.addAll(outgoing.all());
    }
    left.forEach(op -> op.fail(new LayerUnavailable("this node stops")));
  }

  /** Whether the link is there, and all is as it was before it was lost. */
  synchronized boolean isOpen() {
    return open;
  }

  private synchronized Admission admit(Op op) {
    if (closed) {
      return Admission.CLOSED;
    }
    if (!outgoing.hasRoomFor(op)) {
      return Admission.FULL;
    }
    if (!open) {
      outgoing.addToAsk(op);
      return Admission.ASKED;
    }
    return outgoing.add(op) ? Admission.ADDED : Admission.ASKED;
  }

  private void ask() {
    Turns.oneAtATime(asking, this::askAll);
    sendNext();
  }

  private void askAll() {
    for (Question next = question(); next != null; next = question()) {
      answered(next, next.op().staysWhileDown(next.sent()));
    }
  }

  /** The next question; none where the link is there: then all go on in their order. */
  private synchronized @Nullable Question question() {
    if (open) {
      outgoing.askNobody();
    }
    return outgoing.question();
  }

  private void answered(Question question, boolean stays) {
    boolean isTooLate;
    synchronized (this) {
      isTooLate = closed;
      outgoing.answered(question, stays);
    }
    if (isTooLate) {
      question.op().fail(new LayerUnavailable("this node stops"));
    }
  }

  private void sendNext() {
    Batch next = next();
    if (next != null) {
      send(next, nextAttempt());
    }
  }

  private synchronized @Nullable Batch next() {
    if (!open || onItsWay != null || !outgoing.hasReady()) {
      return null;
    }
    long early = leftAt + lingerNanos - System.nanoTime();
    if (early > 0 && !outgoing.isABatchFull()) {
      setAlarm(early);
      return null;
    }
    leftAt = System.nanoTime();
    onItsWay = new Batch(++number, outgoing.takeBatch());
    return onItsWay;
  }

  private void setAlarm(long nanos) {
    if (!alarmSet) {
      alarmSet = true;
      later(this::alarm, nanos);
    }
  }

  private void later(Runnable task) {
    later(task, 0);
  }

  private void later(Runnable task, long nanos) {
    try {
      ScheduledFuture<?> unused = timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOGGER.log(DEBUG, "the node stops, and has told all who wait");
    }
  }

  private void alarm() {
    synchronized (this) {
      alarmSet = false;
    }
    sendNext();
  }

  private void send(Batch batch, int attempt) {
    Thread sender = Thread.currentThread();
    AtomicBoolean sent = new AtomicBoolean();
    transport
        .send(batch)
        .whenComplete(
            (replies, failure) -> {
              if (!sent.get() && Thread.currentThread() == sender) {
                // Not here: who has offered an op may hold locks, and many are called now.
                later(() -> ended(batch, attempt, replies, failure));
              } else {
                ended(batch, attempt, replies, failure);
              }
            });
    sent.set(true);
  }

  private void ended(
      Batch batch, int attempt, @Nullable List<Reply> replies, @Nullable Throwable failure) {
    if (replies != null) {
      arrived(batch, attempt, replies);
    } else if (failure != null && isLatest(attempt)) {
      failed(batch, failure);
    }
  }

  /** An earlier attempt of a batch may answer too; then the latest one is still to come. */
  private void arrived(Batch batch, int attempt, List<Reply> replies) {
    try {
      bursts.execute(() -> Chunks.forEachPair(batch.ops(), replies, Op::complete));
    } finally {
      // Not before: the next batch's replies may come on another thread.
      if (isLatest(attempt)) {
        free();
        sendNext();
      }
    }
  }

  private void failed(Batch batch, Throwable failure) {
    if (Redis.isRefusal(failure) && isRefusedTooOften()) {
      LOGGER.log(ERROR, "batch given up messages=" + batch.ops().size(), failure);
      free();
      batch.ops().forEach(op -> op.fail(new LayerUnavailable("Redis refused it", failure)));
    }
    // At once: whoever is to recover may be waiting for one of these ops.
    pause();
    onLost.accept(this, failure);
  }

  private synchronized int nextAttempt() {
    return ++attempts;
  }

  private synchronized boolean isLatest(int attempt) {
    return attempt == attempts;
  }

  private synchronized void free() {
    onItsWay = null;
    refusals = 0;
  }

  private synchronized boolean isRefusedTooOften() {
    return ++refusals >= MOST_REFUSALS;
  }
}
