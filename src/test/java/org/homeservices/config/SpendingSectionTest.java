package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.homeservices.assistant.spending.SpendingSettings;
import org.homeservices.assistant.spending.SpendingSettings.Price;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money as it is written, and which of it makes sense together. */
class SpendingSectionTest {

  @Test
  void modelsShouldCostNothingAndNotBeLimitedWhenNothingIsSet() {
    assertThat(Given.settings(Map.of()).spending()).isEqualTo(SpendingSettings.FREE);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.000001, 1",
    "0.15, 150000",
    "0.60, 600000",
    "2.5000000, 2500000",
    "1e1, 10000000",
    "1000000, 1000000000000"
  })
  void priceShouldBeReadToTheMillionth(String written, long millionths) {
    Map<String, String> price = Map.of("OPENAI_PRICE_IN", written, "OPENAI_PRICE_OUT", written);

    assertThat(Given.settings(price).spending().price())
        .isEqualTo(new Price(millionths, millionths));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "0.0000001", "1000000.000001", "free", "1,5", "1e99", "1e2147483647", "NaN"})
  void priceShouldBeRefusedWhenItIsNoAmount(String written) {
    assertThat(Given.report(Map.of("OPENAI_PRICE_IN", written)))
        .contains(
            "1 setting is wrong",
            "OPENAI_PRICE_IN = " + written,
            "must be an amount of money from 0 to 1000000 with at most six decimals");
  }

  @Test
  void fallbackShouldCostWhatTheModelCostsWhenItHasNoPrice() {
    Map<String, String> prices = Map.of("OPENAI_PRICE_IN", "1", "OPENAI_PRICE_OUT", "2.5");

    assertThat(Given.settings(prices).spending().fallbackPrice())
        .isEqualTo(new Price(1_000_000, 2_500_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPENAI_PRICE_IN", "OPENAI_PRICE_OUT"})
  void budgetShouldBeRefusedWhenAPriceIsMissing(String missing) {
    String other = missing.endsWith("IN") ? "OPENAI_PRICE_OUT" : "OPENAI_PRICE_IN";

    String report = Given.report(Map.of("OPENAI_DAILY_BUDGET", "5", other, "1"));

    assertThat(report)
        .contains(
            "1 setting is wrong",
            "OPENAI_DAILY_BUDGET = 5",
            "must be 0 unless OPENAI_PRICE_IN and OPENAI_PRICE_OUT say what models cost");
  }

  @Test
  void budgetShouldBeReadWhenModelsHavePrices() {
    Map<String, String> set =
        Map.of("OPENAI_DAILY_BUDGET", "12.34", "OPENAI_PRICE_IN", "0", "OPENAI_PRICE_OUT", "0.6");

    assertThat(Given.settings(set).spending().dailyBudget()).isEqualTo(12_340_000);
  }
}
