package org.homeservices.assistant.spending;

import java.util.Map;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.spending.SpendingSettings.Price;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of models cost, in millionths, rounded up once for each text. Tokens that a server
 * has read before cost as much as others, so a bill may be too high, but never too low. A model
 * without a price of its own costs what the dearest does. Immutable.
 */
public final class Tariff {
  private static final long MILLION = 1_000_000;

  /** More in one text is a mistake of its server. */
  private static final long MOST_TOKENS = 2_000_000;

  private final String model;
  private final String fallback;
  private final Map<String, Price> prices;
  private final Price dearest;

  private Tariff(String model, String fallback, Map<String, Price> prices, Price dearest) {
    this.model = model;
    this.fallback = fallback;
    this.prices = prices;
    this.dearest = dearest;
  }

  /**
   * The prices of one or two models.
   *
   * @param fallback null: there is none
   */
  public static Tariff of(SpendingSettings settings, String model, @Nullable String fallback) {
    Price price = settings.price();
    if (fallback == null || fallback.equals(model)) {
      return new Tariff(model, model, Map.of(model, price), price);
    }
    Price second = settings.fallbackPrice();
    Map<String, Price> prices = Map.of(model, price, fallback, second);
    return new Tariff(model, fallback, prices, price.dearer(second));
  }

  /** The usual model's name. */
  String model() {
    return model;
  }

  /** The other model's name; the usual one's where there is no other. */
  String fallback() {
    return fallback;
  }

  /** What one text costs. */
  public long costOf(String writer, Usage usage) {
    return cost(prices.getOrDefault(writer, dearest), usage.in(), usage.out());
  }

  /** What one text costs, with what it is for. */
  public Bill billOf(String writer, Usage usage) {
    return new Bill(writer, usage, costOf(writer, usage));
  }

  /** What a text may cost at most, whoever writes it, as far as its prompt's tokens are known. */
  public long estimate(Prompt prompt, int maxTokens) {
    return cost(dearest, Tokens.in(prompt), maxTokens);
  }

  private static long cost(Price price, long in, long out) {
    long millionths = price.in() * bounded(in) + price.out() * bounded(out);
    return (millionths + MILLION - 1) / MILLION;
  }

  private static long bounded(long tokens) {
    return Math.max(0, Math.min(tokens, MOST_TOKENS));
  }
}
