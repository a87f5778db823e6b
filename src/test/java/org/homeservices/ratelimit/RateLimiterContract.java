package org.homeservices.ratelimit;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/** What every {@link RateLimiter} keeps. */
public interface RateLimiterContract {
  /** One token comes back in six seconds. */
  Bucket TEN_A_MINUTE = new Bucket("ten-a-minute", 3, 10, Duration.ofMinutes(1));

  /** One token comes back in a minute. */
  Bucket ONE_A_MINUTE = new Bucket("one-a-minute", 2, 1, Duration.ofMinutes(1));

  Duration SIX_SECONDS = Duration.ofSeconds(6);

  RateLimiter limiter();

  /** Lets time pass for the limiter. */
  void pass(Duration time);

  /** How much time may pass by itself while a test runs. */
  Duration slack();

  /** A key that no test had before. */
  static String aKey() {
    return UUID.randomUUID().toString();
  }

  private Decision take(Bucket bucket, String key) {
    return Await.value(limiter().take(List.of(Charge.one(bucket, key))));
  }

  private void empty(Bucket bucket, String key) {
    IntStream.range(0, bucket.capacity()).forEach(number -> take(bucket, key));
  }

  private void giveBack(Charge charge) {
    Await.value(limiter().giveBack(List.of(charge)));
  }

  private boolean isAllowed(Decision decision) {
    return decision.fold(allowed -> true, limited -> false);
  }

  private long remaining(Decision decision) {
    return decision.<Long>fold(Decision.Allowed::remaining, limited -> -1L);
  }

  private Duration retryAfter(Decision decision) {
    return decision.fold(allowed -> Duration.ZERO, Decision.Limited::retryAfter);
  }

  private void assertWait(Decision decision, Duration expected) {
    assertThat(retryAfter(decision))
        .isLessThanOrEqualTo(expected)
        .isGreaterThanOrEqualTo(expected.minus(slack()));
  }

  @Test
  default void forgottenHoldersBucketsShouldBeFull() {
    String key = aKey();
    String other = aKey();
    List.of(key, other).forEach(holder -> empty(TEN_A_MINUTE, holder));
    empty(ONE_A_MINUTE, key);

    Await.value(limiter().forget(List.of(TEN_A_MINUTE, ONE_A_MINUTE), key));

    assertThat(remaining(take(TEN_A_MINUTE, key))).isEqualTo(TEN_A_MINUTE.capacity() - 1);
    assertThat(remaining(take(ONE_A_MINUTE, key))).isEqualTo(ONE_A_MINUTE.capacity() - 1);
    assertThat(isAllowed(take(TEN_A_MINUTE, other))).isFalse();
  }

  @Test
  default void bucketShouldHoldItsCapacityAtFirst() {
    String key = aKey();

    List<Long> remaining =
        IntStream.range(0, 4).mapToObj(number -> remaining(take(TEN_A_MINUTE, key))).toList();

    assertThat(remaining).containsExactly(2L, 1L, 0L, -1L);
  }

  @Test
  default void bucketShouldSayWhenTheNextTokenComes() {
    Decision decision = take(TEN_A_MINUTE, aKey());

    Duration wait = decision.fold(Decision.Allowed::untilMore, limited -> Duration.ZERO);
    assertThat(wait).isPositive().isLessThanOrEqualTo(SIX_SECONDS);
  }

  @Test
  default void emptyBucketShouldSayExactlyHowLongItWillNotHaveEnough() {
    String key = aKey();
    empty(TEN_A_MINUTE, key);

    Decision refused = take(TEN_A_MINUTE, key);

    assertWait(refused, SIX_SECONDS);
    assertThat(refused.fold(allowed -> null, Decision.Limited::which)).isEqualTo(TEN_A_MINUTE);
  }

  @Test
  default void takeShouldBeAllowedWhenItComesAfterTheTimeThatWasTold() {
    String key = aKey();
    empty(TEN_A_MINUTE, key);
    Duration wait = retryAfter(take(TEN_A_MINUTE, key));

    pass(wait.minus(slack()).minusMillis(1));
    Decision tooSoon = take(TEN_A_MINUTE, key);
    pass(slack().plusMillis(1));
    Decision inTime = take(TEN_A_MINUTE, key);

    assertThat(isAllowed(tooSoon)).isFalse();
    assertThat(isAllowed(inTime)).isTrue();
  }

  @Test
  default void bucketShouldBeRefilledContinuously() {
    String key = aKey();
    empty(TEN_A_MINUTE, key);

    pass(Duration.ofSeconds(4));

    assertWait(take(TEN_A_MINUTE, key), Duration.ofSeconds(2));
  }

  @Test
  default void bucketShouldHoldNoMoreThanItsCapacityAfterALongTime() {
    String key = aKey();
    take(TEN_A_MINUTE, key);
    pass(Duration.ofHours(5));

    empty(TEN_A_MINUTE, key);

    assertWait(take(TEN_A_MINUTE, key), SIX_SECONDS);
  }

  @Test
  default void refusedTakeShouldTakeFromNoBucket() {
    String key = aKey();
    empty(ONE_A_MINUTE, key);

    Decision refused =
        Await.value(
            limiter().take(List.of(Charge.one(TEN_A_MINUTE, key), Charge.one(ONE_A_MINUTE, key))));

    assertWait(refused, Duration.ofMinutes(1));
    assertThat(refused.fold(allowed -> null, Decision.Limited::which)).isEqualTo(ONE_A_MINUTE);
    assertThat(remaining(take(TEN_A_MINUTE, key))).isEqualTo(2);
  }

  @Test
  default void takeOfSeveralShouldTellTheLongestWaitAndTheFewestTokens() {
    String key = aKey();
    List<Charge> both = List.of(Charge.one(ONE_A_MINUTE, key), Charge.one(TEN_A_MINUTE, key));

    Decision first = Await.value(limiter().take(both));
    Await.value(limiter().take(both));
    take(TEN_A_MINUTE, key);
    Decision refused = Await.value(limiter().take(both));

    assertThat(remaining(first)).isEqualTo(1);
    assertWait(refused, Duration.ofMinutes(1));
  }

  @Test
  default void partOfAChargeShouldComeBack() {
    String key = aKey();
    empty(TEN_A_MINUTE, key);

    giveBack(new Charge(TEN_A_MINUTE, key, 0.8));

    assertWait(take(TEN_A_MINUTE, key), Duration.ofMillis(1200));
  }

  @Test
  default void bucketShouldHoldNoMoreThanItsCapacityWhenMoreIsGivenBack() {
    String key = aKey();
    take(TEN_A_MINUTE, key);

    giveBack(new Charge(TEN_A_MINUTE, key, 3));
    empty(TEN_A_MINUTE, key);

    assertWait(take(TEN_A_MINUTE, key), SIX_SECONDS);
  }

  @Test
  default void bucketsOfOtherKeysAndKindsShouldBeUntouched() {
    String key = aKey();
    empty(TEN_A_MINUTE, key);

    assertThat(isAllowed(take(TEN_A_MINUTE, aKey()))).isTrue();
    assertThat(isAllowed(take(ONE_A_MINUTE, key))).isTrue();
  }

  @Test
  default void nothingShouldBeFree() {
    assertThat(Await.value(limiter().take(List.of()))).isEqualTo(Decision.FREE);
    assertThat(limiter().giveBack(List.of()).toCompletableFuture()).succeedsWithin(0, MILLISECONDS);
  }

  @Test
  default void manyAtOnceShouldGetExactlyWhatThereIs() {
    Bucket bucket = new Bucket("crowd", 10, 1, Duration.ofHours(1));
    String key = aKey();
    AtomicInteger allowed = new AtomicInteger();

    Await.together(
        8,
        thread ->
            IntStream.range(0, 5)
                .filter(number -> isAllowed(take(bucket, key)))
                .forEach(number -> allowed.incrementAndGet()));

    assertThat(allowed).hasValue(10);
  }
}
