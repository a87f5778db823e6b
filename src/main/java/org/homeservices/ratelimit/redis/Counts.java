package org.homeservices.ratelimit.redis;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many places this node's visitors have, and what of it Redis may not know. Each change has a
 * number that grows, so that a count that arrives late changes nothing. Thread-safe.
 */
final class Counts {
  /**
   * At one more the eldest goes; if that is a count of zero, its holder has too few places until
   * the holder is forgotten.
   */
  private static final int MOST_OWED = 100_000;

  // Guarded by this.
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Set<String> owed = new LinkedHashSet<>();
  private long version;

  /** A count to be told. */
  record Count(String holder, int places, long version) {}

  /** One place more. */
  synchronized Count add(String holder) {
    return told(holder, counts.merge(holder, 1, Integer::sum));
  }

  /** One place less. */
  synchronized Count remove(String holder) {
    Integer left = counts.computeIfPresent(holder, (same, had) -> had == 1 ? null : had - 1);
    return told(holder, left == null ? 0 : left);
  }

  /** It is not sure that a holder's count has arrived. */
  synchronized void owe(String holder) {
    owed.add(holder);
    if (owed.size() > MOST_OWED) {
      first(owed);
    }
  }

  /** Redis has forgotten all counts. */
  synchronized void oweAll() {
    counts.keySet().forEach(this::owe);
  }

  /**
   * The next counts to be told: those that are owed first, then a share of all the others, so that
   * each has its turn.
   */
  synchronized List<Count> next(int most, int share) {
    List<Count> next = new ArrayList<>();
    while (!owed.isEmpty() && next.size() < most) {
      String holder = first(owed);
      next.add(told(holder, counts.getOrDefault(holder, 0)));
    }
    int others = Math.min(counts.size() / share + 1, counts.size());
    for (int told = 0; told < others && next.size() < most; told++) {
      String holder = counts.keySet().iterator().next();
      int places = counts.remove(holder);
      counts.put(holder, places);
      next.add(told(holder, places));
    }
    return next;
  }

  /** Whether more is owed. */
  synchronized boolean isOwing() {
    return !owed.isEmpty();
  }

  private Count told(String holder, int places) {
    version++;
    return new Count(holder, places, version);
  }

  private static String first(Set<String> holders) {
    Iterator<String> all = holders.iterator();
    String first = all.next();
    all.remove();
    return first;
  }
}
