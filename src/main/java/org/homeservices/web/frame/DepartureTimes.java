package org.homeservices.web.frame;

import java.time.Duration;

/**
 * How long the parts of a departure take.
 *
 * @param notice until the first client comes back elsewhere: a balancer must have noticed by then
 * @param share of one client in the time over which all of them are spread
 * @param leastSpread that time where there are few
 * @param mostSpread that time where there are many
 * @param courtesy from there until those who have not gone are closed, and then until they count as
 *     gone
 * @param most for everything, answers among it
 */
public record DepartureTimes(
    Duration notice,
    Duration share,
    Duration leastSpread,
    Duration mostSpread,
    Duration courtesy,
    Duration most) {
  /** As PROTOCOL.md and OPERATIONS tell: over within 20 s, which leaves an archive its time. */
  public static final DepartureTimes USUAL =
      new DepartureTimes(
          Duration.ofSeconds(1),
          Duration.ofMillis(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(20));

  /** The time over which so many clients are spread. */
  Duration spread(int clients) {
    Duration wanted = share.multipliedBy(clients);
    Duration atLeast = wanted.compareTo(leastSpread) < 0 ? leastSpread : wanted;
    return atLeast.compareTo(mostSpread) > 0 ? mostSpread : atLeast;
  }
}
