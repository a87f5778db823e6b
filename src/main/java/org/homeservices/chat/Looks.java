package org.homeservices.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.homeservices.conversation.ConversationId;
import org.jspecify.annotations.Nullable;

/** The looks that were taken at conversations lately. Thread-safe. */
final class Looks {
  /** So long a look counts. */
  static final Duration AGE = Duration.ofMinutes(1);

  private static final int MOST = 20_000;

  private final Clock clock;

  // Guarded by this.
  private final Map<ConversationId, Look> taken = new LinkedHashMap<>(256, 0.75f, true);

  private record Look(CompletableFuture<Sight> outcome, Instant end) {}

  Looks(Clock clock) {
    this.clock = clock;
  }

  /**
   * Finds the look that counts for a conversation.
   *
   * @param own counts from now on where there is none; whoever gets it back is to take it
   */
  synchronized CompletableFuture<Sight> begin(ConversationId id, CompletableFuture<Sight> own) {
    Instant now = clock.instant();
    Look look = taken.get(id);
    if (look != null && now.isBefore(look.end())) {
      return look.outcome();
    }
    taken.put(id, new Look(own, now.plus(AGE)));
    if (taken.size() > MOST) {
      taken.remove(taken.keySet().iterator().next());
    }
    return own;
  }

  /**
   * The same where what was seen counts no more.
   *
   * @param epoch of what was seen
   */
  synchronized CompletableFuture<Sight> beginAnew(
      ConversationId id, String epoch, CompletableFuture<Sight> own) {
    if (seen(id).filter(sight -> sight.epoch().equals(epoch)).isPresent()) {
      taken.remove(id);
    }
    return begin(id, own);
  }

  /** The latest look, also one that is not over, or was long ago; empty where there is none. */
  synchronized Optional<CompletableFuture<Sight>> latest(ConversationId id) {
    return Optional.ofNullable(taken.get(id)).map(Look::outcome);
  }

  /** What came of the latest look; empty where there is none, or it is not over. */
  synchronized Optional<Sight> seen(ConversationId id) {
    return latest(id).map(outcome -> outcome.getNow(null));
  }

  /** A look counts no more. */
  synchronized void forget(ConversationId id, CompletableFuture<Sight> outcome) {
    @Nullable Look look = taken.get(id);
    if (look != null && look.outcome() == outcome) {
      taken.remove(id);
    }
  }

  /** What was seen counts no more. */
  synchronized void forget(ConversationId id, Sight sight) {
    if (seen(id).filter(last -> last == sight).isPresent()) {
      taken.remove(id);
    }
  }

  /** Nothing counts any more. */
  synchronized void forgetAll() {
    taken.clear();
  }
}
