package org.homeservices.web.frame;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.homeservices.conversation.ConversationId;

/**
 * How many frames besides messages come for each conversation without a socket. Remembers those
 * that were used last: the others are full again, unless very many come at once. Thread-safe.
 */
public final class FrameBudgets {
  private static final int MOST = 10_000;

  private final LongSupplier nanoTime;

  // Guarded by this.
  private final Map<ConversationId, FrameBudget> latest = new LinkedHashMap<>(16, 0.75f, true);

  public FrameBudgets(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Takes one frame of a conversation: zero, or how long none is left. */
  public synchronized Duration take(ConversationId id) {
    Duration wait = latest.computeIfAbsent(id, unused -> new FrameBudget(nanoTime)).take();
    if (latest.size() > MOST) {
      latest.remove(latest.keySet().iterator().next());
    }
    return wait;
  }
}
