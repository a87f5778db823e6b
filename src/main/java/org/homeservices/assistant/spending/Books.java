package org.homeservices.assistant.spending;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.TreeMap;

/** One node's days, the latest 40. Thread-safe. */
public final class Books {
  /** How many days are kept. */
  public static final int DAYS = 40;

  private final Budget budget;
  private final Clock clock;

  // Guarded by this.
  private final TreeMap<LocalDate, DayBook> days = new TreeMap<>();

  /** None yet. */
  public Books(Budget budget, Clock clock) {
    this.budget = budget;
    this.clock = clock;
  }

  /** Today, in UTC. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The moment. */
  public Instant now() {
    return clock.instant();
  }

  /** The book of a day, which is begun where there is none. */
  public synchronized DayBook of(LocalDate day) {
    DayBook book = days.computeIfAbsent(day, first -> new DayBook(first, budget));
    days.headMap(days.lastKey().minusDays(DAYS - 1)).clear();
    return book;
  }

  /** All that is known of a day; begins no book. */
  public DayReport report(LocalDate day, boolean ofAllNodes) {
    DayBook book = find(day);
    return book.report(now(), ofAllNodes);
  }

  private synchronized DayBook find(LocalDate day) {
    return days.getOrDefault(day, new DayBook(day, budget));
  }
}
