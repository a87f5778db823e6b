package org.homeservices.cache;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts what happens in a cache, on this node and since it began. Thread-safe. */
public final class CacheStats {
  private final Map<CacheEvent, LongAdder> events = new EnumMap<>(CacheEvent.class);

  /** By constants of enums, so there are never many. */
  private final ConcurrentMap<Enum<?>, LongAdder> refusals = new ConcurrentHashMap<>();

  /** Nothing is counted yet. */
  public CacheStats() {
    for (CacheEvent event : CacheEvent.values()) {
      events.put(event, new LongAdder());
    }
  }

  /** Counts one more. */
  public void count(CacheEvent event) {
    counter(event).increment();
  }

  /** Counts a value, or a change, that was not taken. */
  public void refuse(Enum<?> reason) {
    refusals.computeIfAbsent(reason, first -> new LongAdder()).increment();
  }

  /** How many so far. */
  public long of(CacheEvent event) {
    return counter(event).sum();
  }

  /** How many were refused for that reason. */
  public long refused(Enum<?> reason) {
    LongAdder counter = refusals.get(reason);
    return counter == null ? 0 : counter.sum();
  }

  /** All reasons that were met, each with its number. */
  public Map<Enum<?>, Long> refusals() {
    return refusals.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
  }

  private LongAdder counter(CacheEvent event) {
    LongAdder counter = events.get(event);
    if (counter == null) {
      throw new IllegalArgumentException("no counter for " + event);
    }
    return counter;
  }
}
