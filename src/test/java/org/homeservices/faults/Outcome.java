package org.homeservices.faults;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a fault did.
 *
 * @param accepted messages that were acknowledged
 * @param open messages that were not, until the end
 * @param lost deliveries of accepted messages that did not come, to visitors who were not told to
 *     start over after them
 * @param twice messages that were stored twice
 * @param disorders places that came twice or after a gap
 * @param restarts visitors told to start over
 * @param reconnects sockets opened again
 * @param late deliveries later than 250 ms after the message was posted: what was repaired
 * @param recoveries nanoseconds from the fault to the first message that all visitors of a
 *     conversation have, and is acknowledged
 */
record Outcome(
    long accepted,
    long open,
    long lost,
    long twice,
    long disorders,
    long restarts,
    long reconnects,
    long late,
    List<Long> recoveries) {
  /** A conversation that did not recover. */
  static final long NEVER = Long.MAX_VALUE;

  static final Outcome NONE = new Outcome(0, 0, 0, 0, 0, 0, 0, 0, List.of());

  Outcome {
    recoveries = List.copyOf(recoveries);
  }

  Outcome plus(Outcome more) {
    return new Outcome(
        accepted + more.accepted,
        open + more.open,
        lost + more.lost,
        twice + more.twice,
        disorders + more.disorders,
        restarts + more.restarts,
        reconnects + more.reconnects,
        late + more.late,
        Stream.concat(recoveries.stream(), more.recoveries.stream()).toList());
  }

  Outcome recoveredAfter(long nanos) {
    return plus(new Outcome(0, 0, 0, 0, 0, 0, 0, 0, List.of(nanos)));
  }

  /** Seconds within which such a share of the conversations recovered. */
  String recovery(double share) {
    List<Long> sorted = recoveries.stream().sorted().toList();
    long nanos = sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * share)));
    return nanos == NEVER ? "never" : "%.1f".formatted(nanos / 1e9);
  }
}
