package org.homeservices.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitSettingsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private final RateLimitSettings usual = new RateLimitSettings(10, MINUTE, 3, 30, 5, 100);

  @Test
  void messageShouldCostItsVisitorOneOfThirteenAndItsAddressOneOfTenTimesAsMany() {
    assertThat(usual.messageOf("v", "a"))
        .containsExactly(
            new Charge(new Bucket("messages", 13, 10, MINUTE), "v", 1),
            new Charge(new Bucket("messages-of-address", 130, 100, MINUTE), "a", 1));
  }

  @Test
  void partOfAMessageShouldBeOfTheVisitorsBucketAlone() {
    assertThat(usual.partOfMessageOf("v", 0.8))
        .containsExactly(new Charge(new Bucket("messages", 13, 10, MINUTE), "v", 0.8));
  }

  @Test
  void nothingShouldCostAnythingWhereNothingIsTooMuch() {
    assertThat(RateLimitSettings.NONE.messageOf("v", "a")).isEmpty();
    assertThat(RateLimitSettings.NONE.partOfMessageOf("v", 1)).isEmpty();
    assertThat(RateLimitSettings.NONE.conversations()).isEmpty();
    assertThat(RateLimitSettings.NONE.ratePerMinute()).isZero();
  }

  @Test
  void messagesAndExportsShouldBeCountedForAVisitor() {
    assertThat(usual.ofVisitor())
        .containsExactly(
            new Bucket("messages", 13, 10, MINUTE), new Bucket("exports", 5, 5, MINUTE));
  }

  @Test
  void readingsShouldBeCountedUnlessAnyNumberOfMessagesMayBeSent() {
    assertThat(usual.readings()).contains(new Bucket("readings", 300, 300, MINUTE));
    assertThat(RateLimitSettings.NONE.readings()).isEmpty();
  }

  @Test
  void conversationsShouldBeCountedByTheMinute() {
    assertThat(usual.conversations()).contains(new Bucket("conversations", 30, 30, MINUTE));
  }

  @ParameterizedTest
  @CsvSource({"10, 60, 10", "1, 1, 60", "10, 120, 5", "10000, 1, 600000"})
  void rateShouldBeToldPerMinute(int messages, int seconds, int perMinute) {
    Duration window = Duration.ofSeconds(seconds);

    assertThat(new RateLimitSettings(messages, window, 0, 0, 0, 0).ratePerMinute())
        .isEqualTo(perMinute);
  }

  @ParameterizedTest
  @CsvSource({"-1,60,0,0,0,0", "0,0,0,0,0,0", "0,60,-1,0,0,0", "0,60,0,-1,0,0", "0,60,0,0,-1,0"})
  void valueBelowItsLeastShouldBeRefused(
      int messages, int seconds, int burst, int conversations, int visitors, int addresses) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RateLimitSettings(
                    messages,
                    Duration.ofSeconds(seconds),
                    burst,
                    conversations,
                    visitors,
                    addresses));
  }

  @Test
  void bucketShouldRefuseWhatItCannotReckonWith() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Bucket("A b", 1, 1, MINUTE));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bucket("a", 0, 1, MINUTE));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bucket("a", 1, 0, MINUTE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bucket("a", 1, 1001, Duration.ofMillis(1)));
  }

  @ParameterizedTest
  @CsvSource({"'', 1", "k, 0", "k, -1", "k, 2.5", "k, NaN"})
  void chargeShouldRefuseWhatItsBucketCannotGive(String key, double tokens) {
    Bucket two = new Bucket("a", 2, 1, MINUTE);

    assertThatIllegalArgumentException().isThrownBy(() -> new Charge(two, key, tokens));
  }
}
