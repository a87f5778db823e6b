package org.homeservices.assistant.reuse;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each reason held; the owner reads in it what keeps answers from being shared. */
final class NoStoreCounts {
  private final Map<NoStore, LongAdder> adders = new ConcurrentHashMap<>();

  void count(NoStore reason) {
    adders.computeIfAbsent(reason, first -> new LongAdder()).increment();
  }

  /** Of all reasons, those that never held too. */
  Map<NoStore, Long> read() {
    Map<NoStore, Long> counts = new EnumMap<>(NoStore.class);
    for (NoStore reason : NoStore.values()) {
      LongAdder adder = adders.get(reason);
      counts.put(reason, adder == null ? 0 : adder.sum());
    }
    return counts;
  }
}
