package org.homeservices.config;

import java.math.BigDecimal;
import java.util.function.Function;
import org.homeservices.assistant.spending.SpendingSettings;
import org.homeservices.assistant.spending.SpendingSettings.Price;

/** Reads what language models cost, and what they may cost. */
final class SpendingSection {
  private static final int MILLIONTHS = 6;

  private final Values values;

  SpendingSection(Values values) {
    this.values = values;
  }

  SpendingSettings read() {
    boolean isPriced = isSet("OPENAI_PRICE_IN") && isSet("OPENAI_PRICE_OUT");
    Price price =
        new Price(
            money("OPENAI_PRICE_IN", 0, Price.MOST), money("OPENAI_PRICE_OUT", 0, Price.MOST));
    Price fallback =
        new Price(
            money("OPENAI_FALLBACK_PRICE_IN", price.in(), Price.MOST),
            money("OPENAI_FALLBACK_PRICE_OUT", price.out(), Price.MOST));
    long budget = money("OPENAI_DAILY_BUDGET", 0, SpendingSettings.MOST_A_DAY);
    if (budget > 0 && !isPriced) {
      values.problem(
          "OPENAI_DAILY_BUDGET",
          values.shown("OPENAI_DAILY_BUDGET"),
          "must be 0 unless OPENAI_PRICE_IN and OPENAI_PRICE_OUT say what models cost",
          "OPENAI_PRICE_IN=0.15 and OPENAI_PRICE_OUT=0.60");
    }
    return new SpendingSettings(budget, price, fallback);
  }

  private boolean isSet(String key) {
    return values.find(key).isPresent();
  }

  /** In millionths. */
  private long money(String key, long fallback, long most) {
    Function<String, BigDecimal> parse = value -> millionths(value, most);
    String rule =
        "must be an amount of money from 0 to %s with at most six decimals"
            .formatted(plain(BigDecimal.valueOf(most, MILLIONTHS)));
    BigDecimal shown = plain(BigDecimal.valueOf(fallback, MILLIONTHS));
    return values.parsed(key, shown, parse, rule).scaleByPowerOfTen(MILLIONTHS).longValueExact();
  }

  private static BigDecimal millionths(String value, long most) {
    BigDecimal amount = new BigDecimal(value).stripTrailingZeros();
    boolean isWithin =
        amount.signum() >= 0 && amount.compareTo(BigDecimal.valueOf(most, MILLIONTHS)) <= 0;
    if (!isWithin || amount.scale() > MILLIONTHS) {
      throw new IllegalArgumentException(value);
    }
    return plain(amount);
  }

  /** Without zeros behind, and without an exponent. */
  private static BigDecimal plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
