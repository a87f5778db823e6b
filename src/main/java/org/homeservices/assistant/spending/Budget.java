package org.homeservices.assistant.spending;

/**
 * What may be spent in a day.
 *
 * @param daily in millionths; 0: without limit
 */
public record Budget(long daily) {
  /** From four fifths on the cheaper model should write. */
  private static final int FIFTHS = 5;

  private static final int SOFT_FIFTHS = 4;

  /** Whether there is no limit. */
  public boolean isOff() {
    return daily == 0;
  }

  /**
   * Judges a reservation.
   *
   * @param used what is spent and reserved before it
   */
  public Allowance judge(Reservation wanted, long used) {
    if (isOff()) {
      return new Allowance.Granted(wanted);
    }
    if (wanted.estimate() > daily - used) {
      return new Allowance.Refused(wanted.day());
    }
    return FIFTHS * used >= SOFT_FIFTHS * daily
        ? new Allowance.Soft(wanted)
        : new Allowance.Granted(wanted);
  }
}
