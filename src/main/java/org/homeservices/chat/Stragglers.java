package org.homeservices.chat;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.homeservices.conversation.ConversationId;

/**
 * Conversations whose messages did not find room before the archive came back: they are read from
 * the history then, one conversation after the other. Thread-safe.
 */
final class Stragglers {
  private static final System.Logger LOGGER = System.getLogger(Stragglers.class.getName());

  /** The others are found when all conversations are gone through. */
  private static final int MOST = 50_000;

  private static final long PAUSE_MILLIS = 2_000;

  private final Function<ConversationId, CompletionStage<Integer>> backfill;
  private final ScheduledExecutorService executor;

  // Guarded by this; true where more was said since its history began to be read.
  private final Map<ConversationId, Boolean> behind = new LinkedHashMap<>();
  private boolean working;

  Stragglers(
      Function<ConversationId, CompletionStage<Integer>> backfill,
      ScheduledExecutorService executor) {
    this.backfill = backfill;
    this.executor = executor;
  }

  /** Whether a conversation is behind; something more was said in it then. */
  synchronized boolean has(ConversationId id) {
    return behind.replace(id, true) != null;
  }

  synchronized void add(ConversationId id) {
    if (behind.size() < MOST) {
      behind.put(id, true);
    }
  }

  synchronized int size() {
    return behind.size();
  }

  /** The archive may be in reach; where it is not, it is tried again until it is. */
  void goOn() {
    begin().ifPresent(this::catchUp);
  }

  private synchronized Optional<ConversationId> begin() {
    if (working || behind.isEmpty()) {
      return Optional.empty();
    }
    working = true;
    return next();
  }

  private synchronized Optional<ConversationId> next() {
    Optional<ConversationId> first = behind.keySet().stream().findFirst();
    first.ifPresent(id -> behind.put(id, false));
    working = first.isPresent();
    return first;
  }

  private void catchUp(ConversationId id) {
    CompletionStage<?> unused =
        Stages.begun(() -> backfill.apply(id))
            .whenComplete(
                (count, failure) -> {
                  if (failure == null) {
                    LOGGER.log(INFO, "caught up conversation={0} messages={1}", id.value(), count);
                    caughtUp(id);
                    next().ifPresent(this::catchUp);
                  } else {
                    LOGGER.log(WARNING, "not caught up conversation={0} {1}", id.value(), failure);
                    endAfter(failure, id);
                  }
                });
  }

  /** One that fails for a reason of its own must not hold up all others. */
  private void endAfter(Throwable failure, ConversationId id) {
    if (Failures.passes(failure)) {
      rest();
    } else {
      forget(id);
      next().ifPresent(this::catchUp);
    }
  }

  synchronized void forget(ConversationId id) {
    behind.remove(id);
  }

  private synchronized void caughtUp(ConversationId id) {
    behind.remove(id, false);
  }

  private void rest() {
    long millis = ThreadLocalRandom.current().nextLong(PAUSE_MILLIS / 2, PAUSE_MILLIS + 1);
    try {
      ScheduledFuture<?> unused = executor.schedule(this::goOnRested, millis, MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOGGER.log(DEBUG, "the node stops, others catch up");
    }
  }

  private void goOnRested() {
    next().ifPresent(this::catchUp);
  }
}
