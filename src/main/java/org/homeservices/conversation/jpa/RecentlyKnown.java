package org.homeservices.conversation.jpa;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.homeservices.conversation.ConversationId;

/** What was learnt of conversations a moment ago; the oldest goes when there are too many. */
final class RecentlyKnown<T> {
  private static final int MOST = 10_000;

  private final long lifeNanos;
  private final LongSupplier nanoTime;

  // Guarded by this.
  private final Map<ConversationId, Fact<T>> facts = new LinkedHashMap<>();

  private record Fact<T>(T value, long since) {}

  RecentlyKnown(Duration life, LongSupplier nanoTime) {
    this.lifeNanos = life.toNanos();
    this.nanoTime = nanoTime;
  }

  synchronized Optional<T> get(ConversationId id) {
    Fact<T> fact = facts.get(id);
    return fact == null || nanoTime.getAsLong() - fact.since() > lifeNanos
        ? Optional.empty()
        : Optional.of(fact.value());
  }

  synchronized void forget(ConversationId id) {
    facts.remove(id);
  }

  synchronized void put(ConversationId id, T value) {
    facts.remove(id);
    facts.put(id, new Fact<>(value, nanoTime.getAsLong()));
    if (facts.size() > MOST) {
      facts.remove(facts.keySet().iterator().next());
    }
  }
}
