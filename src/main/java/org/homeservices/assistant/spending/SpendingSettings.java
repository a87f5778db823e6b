package org.homeservices.assistant.spending;

/**
 * What language models cost, and what they may cost in a day. Money is in millionths.
 *
 * @param dailyBudget 0: without limit
 * @param price of the usual model
 * @param fallbackPrice of the one that is asked when the usual one fails or is too dear
 */
public record SpendingSettings(long dailyBudget, Price price, Price fallbackPrice) {
  /** The greatest budget; five times as much is still a whole number for every floor. */
  public static final long MOST_A_DAY = 1_000_000_000_000_000L;

  /** Nothing costs anything, and nothing is limited. */
  public static final SpendingSettings FREE = new SpendingSettings(0, Price.NOTHING, Price.NOTHING);

  /**
   * @throws IllegalArgumentException where the budget is out of its range
   */
  public SpendingSettings {
    if (dailyBudget < 0 || dailyBudget > MOST_A_DAY) {
      throw new IllegalArgumentException(
          "dailyBudget is from 0 to %d, not %d".formatted(MOST_A_DAY, dailyBudget));
    }
  }

  /**
   * Of a million tokens.
   *
   * @param in that are read
   * @param out that are written
   */
  public record Price(long in, long out) {
    /** The greatest price. */
    public static final long MOST = 1_000_000_000_000L;

    /** Of what is free. */
    public static final Price NOTHING = new Price(0, 0);

    /**
     * @throws IllegalArgumentException where a price is out of its range
     */
    public Price {
      if (Math.min(in, out) < 0 || Math.max(in, out) > MOST) {
        throw new IllegalArgumentException(
            "prices are from 0 to %d, not %d and %d".formatted(MOST, in, out));
      }
    }

    /** One that is never less than either. */
    public Price dearer(Price other) {
      return new Price(Math.max(in, other.in), Math.max(out, other.out));
    }
  }
}
