package org.homeservices.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.Test;

/** What every {@link Gaps} keeps. A test class supplies empty ones and the clock they go by. */
public interface GapsContract {
  Gaps gaps();

  ManualClock clock();

  private void ask(String... questions) {
    for (String question : questions) {
      gaps().record(question, Languages.PORTUGUESE, "orders");
    }
  }

  /** Once all that was recorded before is written. */
  private List<Gap> most(int limit) {
    return Await.value(gaps().most(limit));
  }

  @Test
  default void questionShouldBeToldAsItWasTypedFirst() {
    ask("Vocês consertam  relógios?");

    assertThat(most(10))
        .containsExactly(
            new Gap(
                "Vocês consertam relógios?",
                Languages.PORTUGUESE,
                "orders",
                1,
                clock().instant(),
                clock().instant()));
  }

  @Test
  default void questionsShouldCountTogetherWhenCapitalsSpacesAndEndMarksAloneDiffer() {
    ask("Afinam piano?");
    clock().advance(Duration.ofMinutes(5));

    ask(" afinam  PIANO", "afinam piano!!");

    Gap gap = most(10).get(0);
    assertThat(most(10)).hasSize(1);
    assertThat(gap.question()).isEqualTo("Afinam piano?");
    assertThat(gap.count()).isEqualTo(3);
    assertThat(gap.first()).isEqualTo(gap.last().minus(Duration.ofMinutes(5)));
  }

  @Test
  default void questionShouldCountByItselfWhenItIsOfAnotherLanguage() {
    gaps().record("piano", Languages.PORTUGUESE, "other");
    gaps().record("piano", Languages.SPANISH, "other");

    assertThat(most(10)).extracting(Gap::count).containsExactly(1L, 1L);
  }

  @Test
  default void questionsAskedMostShouldComeFirstAndOfEqualsTheLatest() {
    ask("b", "a", "a");
    clock().advance(Duration.ofSeconds(1));
    ask("c");

    assertThat(most(10)).extracting(Gap::question).containsExactly("a", "c", "b");
    assertThat(most(2)).extracting(Gap::question).containsExactly("a", "c");
  }

  @Test
  default void questionShouldGoWhenItWasNotAskedForThirtyDays() {
    ask("old", "kept");
    clock().advance(Duration.ofDays(29));
    ask("kept");
    clock().advance(Duration.ofDays(2));

    assertThat(most(10)).extracting(Gap::question).containsExactly("kept");
  }

  @Test
  default void rarestAndOldestShouldGoWhenThereAreTooManyKinds() {
    ask("often", "often");
    clock().advance(Duration.ofSeconds(1));
    ask("oldest");
    clock().advance(Duration.ofSeconds(1));
    assertThat(most(1)).as("written, so that no more wait than may").hasSize(1);

    for (int i = 0; i < Gaps.MOST_KINDS - 1; i++) {
      ask("question " + i);
    }

    assertThat(most(2 * Gaps.MOST_KINDS))
        .hasSize(Gaps.MOST_KINDS)
        .extracting(Gap::question)
        .contains("often", "question 0")
        .doesNotContain("oldest");
  }

  @Test
  default void questionShouldBeCutWhenItIsLong() {
    ask("a".repeat(5_000));

    assertThat(most(1).get(0).question()).hasSize(Gap.MOST_LENGTH);
  }
}
