package org.homeservices.assistant.spending.redis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.homeservices.assistant.spending.Reservation;

/**
 * The days on which something has changed that Redis may not know, and the reservations that it may
 * still hold. Thread-safe.
 */
final class Untold {
  /** On a day; at one more the eldest has to free itself. */
  private static final int MOST_RESERVATIONS = 10_000;

  // Guarded by this.
  private final Map<LocalDate, Set<Reservation>> days = new TreeMap<>();

  /** Something has changed on a day. */
  synchronized void add(LocalDate day) {
    days.computeIfAbsent(day, first -> new LinkedHashSet<>());
  }

  /** A reservation is to be freed. */
  synchronized void add(Reservation reservation) {
    add(reservation.day());
    Set<Reservation> all = days.computeIfAbsent(reservation.day(), first -> new LinkedHashSet<>());
    all.add(reservation);
    if (all.size() > MOST_RESERVATIONS) {
      all.remove(all.iterator().next());
    }
  }

  /** The next of a day, which will be told now; empty also where only counts have changed. */
  synchronized List<Reservation> take(LocalDate day, int most) {
    Set<Reservation> all = days.getOrDefault(day, new LinkedHashSet<>());
    List<Reservation> taken = new ArrayList<>();
    Iterator<Reservation> next = all.iterator();
    while (next.hasNext() && taken.size() < most) {
      taken.add(next.next());
      next.remove();
    }
    if (all.isEmpty()) {
      days.remove(day);
    }
    return taken;
  }

  /** Those days. */
  synchronized List<LocalDate> days() {
    return List.copyOf(days.keySet());
  }
}
