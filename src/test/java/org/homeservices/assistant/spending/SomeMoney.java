package org.homeservices.assistant.spending;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.homeservices.assistant.Usage;

/** Reservations and bills for tests of money. */
public final class SomeMoney {
  /** Whose bills they are. */
  public static final String MODEL = "some-model";

  private SomeMoney() {}

  /** Of some text. */
  public static Bill bill(long cost) {
    return new Bill(MODEL, new Usage(10, 0, 5), cost);
  }

  /** Whether there is a reservation. */
  public static boolean isGranted(Allowance allowance) {
    return allowance.fold(granted -> true, soft -> true, refused -> false);
  }

  /** What was granted. */
  public static Reservation reservationOf(Allowance allowance) {
    return allowance.fold(
        Allowance.Granted::reservation, Allowance.Soft::reservation, SomeMoney::none);
  }

  /** How long the day goes on. */
  public static Duration untilMidnight(Clock clock) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return Duration.between(
        clock.instant(), today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static Reservation none(Allowance.Refused refused) {
    throw new AssertionError("refused on " + refused.day());
  }
}
