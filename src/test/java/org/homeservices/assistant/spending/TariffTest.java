package org.homeservices.assistant.spending;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.Turn;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.spending.SpendingSettings.Price;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffTest {
  private static final Price LARGE = new Price(2_500_000, 10_000_000);
  private static final Price SMALL = new Price(150_000, 600_000);
  private static final Tariff TARIFF =
      Tariff.of(new SpendingSettings(0, LARGE, SMALL), "large", "small");

  @ParameterizedTest
  @CsvSource({
    "large, 0, 0, 0",
    "large, 1000, 200, 4500",
    "small, 1000, 200, 270",
    "small, 1, 0, 1",
    "small, 20, 0, 3",
    "small, 21, 0, 4",
    "small, 0, 5, 3",
    "never-heard-of, 1000, 200, 4500"
  })
  void textShouldCostItsTokensRoundedUpToTheMillionth(String model, long in, long out, long cost) {
    assertThat(TARIFF.costOf(model, new Usage(in, 0, out))).isEqualTo(cost);
    assertThat(TARIFF.billOf(model, new Usage(in, 0, out)).cost()).isEqualTo(cost);
  }

  @Test
  void tokensReadBeforeShouldCostAsMuchAsOthers() {
    assertThat(TARIFF.costOf("large", new Usage(1000, 900, 0)))
        .isEqualTo(TARIFF.costOf("large", new Usage(1000, 0, 0)));
  }

  @Test
  void modelWithoutPriceShouldCostTheMoreOfEach() {
    Price odd = new Price(9_000_000, 1);
    Tariff tariff = Tariff.of(new SpendingSettings(0, LARGE, odd), "large", "odd");

    assertThat(tariff.costOf("other", new Usage(1000, 0, 1000))).isEqualTo(9000 + 10_000);
  }

  @Test
  void onlyModelShouldHaveTheUsualPrice() {
    Tariff alone = Tariff.of(new SpendingSettings(0, SMALL, LARGE), "small", null);

    assertThat(alone.costOf("other", new Usage(1000, 0, 0))).isEqualTo(150);
  }

  @Test
  void estimateShouldBeWhatTheDearestModelCostsWhenItWritesAllItMay() {
    List<Turn> earlier = List.of(new Turn(Turn.Speaker.VISITOR, "x".repeat(300)));
    Prompt prompt = new Prompt("x".repeat(3000), earlier, "x".repeat(300));

    assertThat(TARIFF.estimate(prompt, 500)).isEqualTo(1000 * 10 / 4 + 500 * 10);
  }

  @Test
  void costShouldNeitherOverflowNorBeNegativeWhateverAServerSays() {
    Price most = new Price(Price.MOST, Price.MOST);
    Tariff tariff = Tariff.of(new SpendingSettings(0, most, most), "m", null);

    assertThat(tariff.costOf("m", new Usage(Long.MAX_VALUE, 0, Long.MAX_VALUE)))
        .isEqualTo(4_000_000_000_000L);
    assertThat(tariff.costOf("m", new Usage(-5, 0, Long.MIN_VALUE))).isZero();
  }

  /** Against numbers without bounds, for prices and tokens of all sizes. */
  @Test
  void costShouldBeExactForAnyPriceAndUsage() {
    Random random = new Random(20261126);
    for (int round = 0; round < 20_000; round++) {
      Price price = new Price(upTo(random, Price.MOST), upTo(random, Price.MOST));
      Usage usage = new Usage(upTo(random, 2_000_000), 0, upTo(random, 2_000_000));
      Tariff tariff = Tariff.of(new SpendingSettings(0, price, price), "m", null);

      assertThat(tariff.costOf("m", usage)).isEqualTo(exact(price, usage));
    }
  }

  /** Adding up bills is never cheaper than one bill for all, and by less than a millionth each. */
  @Test
  void billsShouldAddUpToTheWholeToTheMillionth() {
    Random random = new Random(4711);
    Tally all = Tally.NOTHING;
    Usage whole = Usage.NONE;
    for (int bill = 0; bill < 1000; bill++) {
      Usage usage = new Usage(random.nextInt(900), 0, random.nextInt(900));
      whole = whole.plus(usage);
      all = all.plus(Tally.of(TARIFF.billOf("small", usage)));
    }

    assertThat(all.usage()).isEqualTo(whole);
    assertThat(all.cost() - TARIFF.costOf("small", whole)).isBetween(0L, 1000L);
  }

  private static long upTo(Random random, long most) {
    return random.nextLong(most + 1) >> random.nextInt(40);
  }

  private static long exact(Price price, Usage usage) {
    BigInteger million = BigInteger.valueOf(1_000_000);
    BigInteger sum =
        BigInteger.valueOf(price.in())
            .multiply(BigInteger.valueOf(usage.in()))
            .add(BigInteger.valueOf(price.out()).multiply(BigInteger.valueOf(usage.out())));
    return sum.add(million).subtract(BigInteger.ONE).divide(million).longValueExact();
  }
}
