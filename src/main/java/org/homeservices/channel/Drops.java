package org.homeservices.channel;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was dropped, by reason. Thread-safe. */
public final class Drops {
  private final Map<DropReason, LongAdder> counts = new EnumMap<>(DropReason.class);

  /** Nothing is counted yet. */
  public Drops() {
    for (DropReason reason : DropReason.values()) {
      counts.put(reason, new LongAdder());
    }
  }

  /** Counts one more. */
  public void count(DropReason reason) {
    counter(reason).increment();
  }

  /** How many so far. */
  public long of(DropReason reason) {
    return counter(reason).sum();
  }

  private LongAdder counter(DropReason reason) {
    LongAdder counter = counts.get(reason);
    if (counter == null) {
      throw new IllegalArgumentException("no counter for " + reason);
    }
    return counter;
  }
}
