package org.homeservices.faults;

import java.util.Set;

/**
 * A question of a visitor and what became of it. Times are of {@link System#nanoTime()}, 0: not
 * yet. Guarded by its talker.
 */
final class Question {
  /** Those who answer while all is well; {@code human} is for whom a question sounds upset. */
  private static final Set<String> AS_USUAL = Set.of("model", "joined", "cache", "rule", "human");

  final long at;
  private String id = "";
  private long seq;
  private long ackedAt;
  private long heardAt;
  private long answeredAt;
  private String origin = "";
  private boolean failed;
  private boolean twice;

  Question(long at) {
    this.at = at;
  }

  String id() {
    return id;
  }

  long seq() {
    return seq;
  }

  boolean isAcked() {
    return ackedAt != 0;
  }

  boolean isAnswered() {
    return answeredAt != 0;
  }

  /** Whether it was acknowledged under two names. */
  boolean isTwice() {
    return twice;
  }

  /** Whether there were no better words for it than those of the knowledge base. */
  boolean isAnsweredWithoutModel() {
    return isAnswered() && !AS_USUAL.contains(origin);
  }

  /** Who has answered, as PROTOCOL names it. */
  String origin() {
    return origin;
  }

  long answeredAt() {
    return answeredAt;
  }

  long toAck() {
    return ackedAt - at;
  }

  /** To the first text that could be read. */
  long toFirstText() {
    return (heardAt == 0 ? answeredAt : heardAt) - at;
  }

  /** To the whole answer. */
  long toAnswer() {
    return answeredAt - at;
  }

  /** Whether its visitor notices nothing: acknowledged and answered by the model, in time. */
  boolean isNormal(long usual) {
    return isAcked() && isAnswered() && !failed && !isAnsweredWithoutModel() && toAnswer() <= usual;
  }

  void acked(String name, long place, long now) {
    twice |= !id.isEmpty() && !id.equals(name);
    id = name;
    seq = place;
    ackedAt = ackedAt == 0 ? now : ackedAt;
  }

  void heard(long now) {
    heardAt = heardAt == 0 ? now : heardAt;
  }

  void answered(String from, boolean whole, long now) {
    origin = from;
    failed |= !whole;
    answeredAt = now;
  }

  void failed() {
    failed = true;
  }
}
