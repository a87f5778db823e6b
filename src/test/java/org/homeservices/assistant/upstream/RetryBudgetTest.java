package org.homeservices.assistant.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private final RetryBudget budget = new RetryBudget();

  @Test
  void oneInTenShouldBeSentAgainWhenAllFail() {
    assertThat(sentAgain(1000, 2)).isBetween(100L, 110L);
  }

  @Test
  void whatWasNotSpentShouldNotBeKeptForLong() {
    IntStream.range(0, 1000).forEach(prompt -> budget.earn());

    assertThat(IntStream.range(0, 100).filter(retry -> budget.spend()).count()).isEqualTo(10);
  }

  private long sentAgain(int prompts, int retries) {
    return IntStream.range(0, prompts)
        .peek(prompt -> budget.earn())
        .flatMap(prompt -> IntStream.range(0, retries))
        .filter(retry -> budget.spend())
        .count();
  }
}
