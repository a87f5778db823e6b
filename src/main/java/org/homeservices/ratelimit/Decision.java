package org.homeservices.ratelimit;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Whether something may be done now. */
public sealed interface Decision {
  /** Of what no bucket limits. */
  Decision FREE = new Allowed(Long.MAX_VALUE, Duration.ZERO);

  /** Calls the function that fits. */
  <T> T fold(Function<Allowed, T> onAllowed, Function<Limited, T> onLimited);

  /**
   * It may; the tokens are taken.
   *
   * @param remaining whole tokens that are left where the fewest are
   * @param untilMore until there is one more
   */
  record Allowed(long remaining, Duration untilMore) implements Decision {
    @Override
    public <T> T fold(Function<Allowed, T> onAllowed, Function<Limited, T> onLimited) {
      return onAllowed.apply(this);
    }
  }

  /**
   * It may not, and no token is taken from any bucket.
   *
   * @param retryAfter until all buckets have enough, if nobody takes from them; more than zero
   * @param which the bucket that takes longest
   */
  record Limited(Duration retryAfter, Bucket which) implements Decision {
    @Override
    public <T> T fold(Function<Allowed, T> onAllowed, Function<Limited, T> onLimited) {
      return onLimited.apply(this);
    }
  }

  /**
   * Decides.
   *
   * @param rooms what each charge leaves in its bucket, in microseconds of its refilling; negative
   *     where it does not fit, and so long until it does
   */
  static Decision of(List<Charge> charges, List<Long> rooms) {
    int scarcest =
        IntStream.range(0, rooms.size())
            .reduce((a, b) -> left(charges, rooms, b) < left(charges, rooms, a) ? b : a)
            .orElse(-1);
    if (scarcest < 0) {
      return FREE;
    }
    long longest = rooms.stream().mapToLong(room -> -room).max().orElse(0);
    return longest > 0
        ? new Limited(Duration.of(longest, MICROS), charges.get(rooms.indexOf(-longest)).bucket())
        : allowed(charges.get(scarcest).bucket().interval(), rooms.get(scarcest));
  }

  private static Allowed allowed(long interval, long room) {
    return new Allowed(room / interval, Duration.of(interval - room % interval, MICROS));
  }

  private static double left(List<Charge> charges, List<Long> rooms, int number) {
    return (double) rooms.get(number) / charges.get(number).bucket().interval();
  }
}
