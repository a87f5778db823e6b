package org.homeservices.chat;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.MessageArchive;
import org.homeservices.conversation.MessageArchive.Filed;
import org.jspecify.annotations.Nullable;

/**
 * Files messages behind the message path: batch by batch, one of them on its way at a time, which
 * keeps the order. What fails because the archive is away is tried again until it is back. Calls
 * back without its lock. Thread-safe.
 */
final class ArchiveWriter {
  private static final System.Logger LOGGER = System.getLogger(ArchiveWriter.class.getName());

  private static final CompletionStage<Void> KEPT = completedStage(null);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(3);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final MessageArchive archive;
  private final ArchiveSettings settings;
  private final ScheduledExecutorService executor;
  private final Stragglers stragglers;

  // Guarded by this.
  private final Unfiled unfiled;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private boolean working;
  private boolean stopping;
  private int failures;

  ArchiveWriter(ChatRoom.Ground ground, Backfill backfill) {
    this.archive = ground.archive();
    this.settings = ground.archiveSettings();
    this.executor = ground.executor();
    this.unfiled = new Unfiled(settings);
    this.stragglers = new Stragglers(backfill::run, executor);
  }

  /** Takes a message that has its place; returns at once. */
  void file(Filed filed) {
    if (add(filed)) {
      sendAfter(settings.linger().toMillis());
    }
  }

  /**
   * Completed when a message that was filed here is kept; at once where that is so, or nobody has
   * to wait for it. Fails with {@link LayerUnavailable} where it cannot be kept.
   */
  synchronized CompletionStage<Void> kept(ConversationId id, long seq) {
    CompletableFuture<Void> promise = unfiled.promise(id, seq);
    return promise == null ? KEPT : promise;
  }

  /** Whether nothing more can be promised to be kept. */
  synchronized boolean isFull() {
    return settings.awaited() && (stopping || unfiled.isFull());
  }

  /** The messages of a conversation that the archive may lack, in order. */
  synchronized List<ArchivedMessage> unfiled(ConversationId id) {
    return unfiled.of(id);
  }

  /** The conversations of which it may lack messages. */
  synchronized Set<ConversationId> unfiled() {
    return unfiled.conversations();
  }

  /** A conversation was erased: what waits of it is not filed. What is on its way is refused. */
  void forget(ConversationId id) {
    stragglers.forget(id);
    List<CompletableFuture<Void>> promises;
    synchronized (this) {
      promises = unfiled.forget(id);
    }
    promises.forEach(promise -> promise.completeExceptionally(new LayerUnavailable("erased")));
  }

  /** Whether the archive may not know yet what was said a while ago. */
  synchronized boolean isLate() {
    return failures > 0 || stragglers.size() > 0;
  }

  /** How many messages wait. */
  synchronized int size() {
    return unfiled.size();
  }

  /** How many conversations are to be caught up with. */
  int behind() {
    return stragglers.size();
  }

  /** What was left out may be read from the history now. */
  void goOn() {
    stragglers.goOn();
  }

  /** Files what waits, as far as that is possible soon; what comes later may not be kept. */
  CompletionStage<Void> stop() {
    if (stopsNow()) {
      sendNext();
    }
    return done.copy()
        .orTimeout(TIME_TO_STOP.toMillis(), MILLISECONDS)
        .handle((nothing, failure) -> breakPromises());
  }

  private synchronized boolean stopsNow() {
    stopping = true;
    if (unfiled.isEmpty()) {
      done.complete(null);
    }
    boolean begins = !working && !unfiled.isEmpty();
    working |= begins;
    return begins;
  }

  private @Nullable Void breakPromises() {
    List<CompletableFuture<Void>> left;
    synchronized (this) {
      left = unfiled.allPromises();
      if (!unfiled.isEmpty()) {
        LOGGER.log(WARNING, "this node stops, not archived messages={0}", unfiled.size());
      }
    }
    LayerUnavailable stopped = new LayerUnavailable("this node stops");
    left.forEach(promise -> promise.completeExceptionally(stopped));
    return null;
  }

  /** Whether somebody has to begin to work. */
  private synchronized boolean add(Filed filed) {
    if (!settings.awaited() && stragglers.has(filed.conversation().id())) {
      return false;
    }
    unfiled.add(filed);
    if (!settings.awaited() && unfiled.isFull()) {
      fallBehind();
    }
    boolean begins = !working;
    working = true;
    return begins;
  }

  /** The history has all that is dropped here. */
  private void fallBehind() {
    Set<ConversationId> dropped = unfiled.dropWaiting();
    dropped.forEach(stragglers::add);
    LOGGER.log(WARNING, "archive is behind, to be caught up conversations={0}", dropped.size());
  }

  private void sendAfter(long millis) {
    if (millis == 0) {
      sendNext();
      return;
    }
    try {
      ScheduledFuture<?> unused = executor.schedule(this::sendNext, millis, MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOGGER.log(DEBUG, "the node stops, and so does its archive");
    }
  }

  private void sendNext() {
    List<Filed> part = next();
    if (part.isEmpty()) {
      stragglers.goOn();
    } else {
      CompletionStage<?> unused =
          Stages.begun(() -> archive.keep(part))
              .whenComplete((kept, failure) -> ended(part, failure));
    }
  }

  private synchronized List<Filed> next() {
    List<Filed> part = unfiled.next();
    working = !part.isEmpty();
    if (stopping && part.isEmpty()) {
      done.complete(null);
    }
    return part;
  }

  private void ended(List<Filed> part, @Nullable Throwable failure) {
    if (failure == null) {
      arrived(null);
      stragglers.goOn();
      sendAfter(pauseAfterSuccess());
    } else if (Failures.isArchiveAway(failure)) {
      sendAfter(pauseAfter(failure));
    } else if (part.size() > 1) {
      split();
      sendNext();
    } else {
      giveUp(part.get(0), failure);
      sendNext();
    }
  }

  private void arrived(@Nullable Throwable failure) {
    List<CompletableFuture<Void>> promises;
    synchronized (this) {
      promises = unfiled.arrived();
    }
    for (CompletableFuture<Void> promise : promises) {
      if (failure == null) {
        promise.complete(null);
      } else {
        promise.completeExceptionally(failure);
      }
    }
  }

  /** A message that the archive refuses for good must not hold up all others. */
  private void giveUp(Filed filed, Throwable failure) {
    String event =
        "message not archived conversation=%s seq=%d"
            .formatted(filed.conversation().id().value(), filed.message().seq());
    LOGGER.log(ERROR, event, failure);
    arrived(new LayerUnavailable("the archive refuses the message", failure));
  }

  private synchronized void split() {
    unfiled.split();
  }

  private synchronized long pauseAfterSuccess() {
    boolean wasAway = failures > 0;
    if (wasAway) {
      LOGGER.log(INFO, "archive is in reach again, waiting messages={0}", unfiled.size());
    }
    failures = 0;
    boolean isAtOnce = wasAway || stopping || unfiled.isEmpty() || unfiled.hasBatch();
    return isAtOnce ? 0 : settings.linger().toMillis();
  }

  private synchronized long pauseAfter(Throwable failure) {
    if (failures == 0) {
      LOGGER.log(
          WARNING, "archive is out of reach, waiting messages={0} {1}", unfiled.size(), failure);
    }
    long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10));
    failures++;
    return ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
  }
}
