package org.homeservices.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/** What every memory of shown tokens keeps. */
public interface UsedTokensContract {
  Instant SOON = Instant.parse("2026-11-23T12:05:30Z");

  UsedTokens tokens();

  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  private boolean uses(String id) {
    return Await.value(tokens().use(id, SOON));
  }

  private int forgets(Instant before, int most) {
    return Await.value(tokens().forget(before, most));
  }

  @Test
  default void tokenShouldCountOnce() {
    String one = fresh();

    assertThat(uses(one)).isTrue();
    assertThat(uses(one)).isFalse();
    assertThat(uses(one)).isFalse();
    assertThat(uses(fresh())).isTrue();
  }

  @Test
  default void tokensShouldBeToldApartByEveryLetter() {
    String one = "A".repeat(43);

    assertThat(uses(one)).isTrue();
    assertThat(uses("a" + one.substring(1))).isTrue();
    assertThat(uses("B".repeat(64))).isTrue();
  }

  @Test
  default void oneShouldBeTheFirstWhenManyShowTheSameTokenAtTheSameTime() {
    String one = fresh();

    List<CompletionStage<Boolean>> shown =
        Stream.generate(() -> tokens().use(one, SOON)).limit(20).toList();

    assertThat(shown.stream().map(Await::value).filter(isFirst -> isFirst)).hasSize(1);
  }

  @Test
  default void tokenShouldBeRememberedUntilItExpires() {
    String one = fresh();
    uses(one);

    int early = forgets(SOON, 100);
    boolean again = uses(one);
    int late = forgets(SOON.plusMillis(1), 100);

    assertThat(early).isZero();
    assertThat(again).isFalse();
    assertThat(late).isEqualTo(1);
    assertThat(uses(one)).isTrue();
  }

  @Test
  default void noMoreShouldBeForgottenAtOnceThanIsSaid() {
    Stream.generate(UsedTokensContract::fresh).limit(5).forEach(this::uses);
    Instant later = SOON.plus(Duration.ofSeconds(1));

    assertThat(forgets(later, 3)).isEqualTo(3);
    assertThat(forgets(later, 3)).isEqualTo(2);
    assertThat(forgets(later, 3)).isZero();
  }
}
