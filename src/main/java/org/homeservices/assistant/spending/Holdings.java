package org.homeservices.assistant.spending;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reservations that are not settled. Those that are too old count no more, but can still be
 * settled. Not thread-safe.
 */
final class Holdings {
  /** At one more the eldest can no longer be settled. */
  private static final int MOST_LAPSED = 10_000;

  /** In the order in which they lapse. */
  private final Map<String, Held> held = new LinkedHashMap<>();

  private final Set<String> lapsed = new LinkedHashSet<>();
  private long sum;

  private record Held(long estimate, Instant until) {}

  void add(Reservation reservation, Instant until) {
    held.put(reservation.id(), new Held(reservation.estimate(), until));
    sum += reservation.estimate();
  }

  /** False where it is not there, or not any more. */
  boolean remove(Reservation reservation) {
    Held found = held.remove(reservation.id());
    if (found == null) {
      return lapsed.remove(reservation.id());
    }
    sum -= found.estimate();
    return true;
  }

  /** The estimates of those that count. */
  long sum(Instant now) {
    Iterator<Map.Entry<String, Held>> eldest = held.entrySet().iterator();
    while (eldest.hasNext()) {
      Map.Entry<String, Held> next = eldest.next();
      if (next.getValue().until().isAfter(now)) {
        break;
      }
      eldest.remove();
      sum -= next.getValue().estimate();
      lapse(next.getKey());
    }
    return sum;
  }

  private void lapse(String id) {
    lapsed.add(id);
    if (lapsed.size() > MOST_LAPSED) {
      lapsed.remove(lapsed.iterator().next());
    }
  }
}
