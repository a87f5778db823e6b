package org.homeservices.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** A message and what became of it. Times are of {@link System#nanoTime()}. Guarded by its room. */
final class Post {
  private final long at;
  private final Map<Visitor, Long> seen = new HashMap<>();
  private String id = "";
  private long seq;
  private long ackedAt;
  private boolean twice;

  Post(long at) {
    this.at = at;
  }

  long at() {
    return at;
  }

  /** Its name on the server, empty before that is known. */
  String id() {
    return id;
  }

  long seq() {
    return seq;
  }

  boolean isAcked() {
    return ackedAt != 0;
  }

  long ackedAt() {
    return ackedAt;
  }

  /** Whether it was stored under two names. */
  boolean isTwice() {
    return twice;
  }

  void acked(String name, long place, long now) {
    named(name);
    seq = place;
    ackedAt = ackedAt == 0 ? now : ackedAt;
  }

  void seen(Visitor visitor, String name, long now) {
    named(name);
    seen.putIfAbsent(visitor, now);
  }

  boolean isSeenBy(Visitor visitor) {
    return seen.containsKey(visitor);
  }

  /** How many have seen it, whose time fits. */
  long seen(Predicate<Long> fits) {
    return seen.values().stream().filter(fits).count();
  }

  /** When it was acknowledged and seen by all; the greatest time where that is not so. */
  long doneAt(int visitors) {
    return isAcked() && seen.size() == visitors
        ? seen.values().stream().reduce(ackedAt, Math::max)
        : Long.MAX_VALUE;
  }

  private void named(String name) {
    twice |= !id.isEmpty() && !id.equals(name);
    id = name;
  }
}
