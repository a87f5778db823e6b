package org.homeservices.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.homeservices.testing.FakeOpenAi;
import org.homeservices.testing.FakeReply;

/** Answers that a model writes, each for one visitor, many at the same time. */
final class ParallelAnswers {
  static final int MANY = 300;

  /** The head of the table that {@link #measure} makes rows of. */
  static final String HEAD =
      """
      | Answers of the model | answered | from | own time to the first text p50 / p95 / p99, ms \
      | whole answer p50 / p95 / max, ms | against one alone | most frames/s |
      | --- | --- | --- | --- | --- | --- | --- |
      """;

  private static final int SOME = 100;
  private static final int TOKENS = 60;
  private static final Duration GAP = Duration.ofMillis(25);
  private static final int ALONE = 20;
  private static final int ROUNDS = 5;
  private static final int WARM_ROUNDS = 10;

  private int number;

  /** Has the model write as the rows say. */
  void pace(FakeOpenAi model) {
    FakeReply reply = FakeReply.paced(TOKENS, GAP);
    model.replyBy(request -> reply);
  }

  /** Does it, and returns rows of the table. */
  String measure(Askers askers) throws IOException {
    for (int round = 0; round < WARM_ROUNDS; round++) {
      spread(askers, MANY, new AnswerTally());
    }
    AnswerTally alone = new AnswerTally();
    for (int round = 0; round < ALONE; round++) {
      spread(askers, 1, alone);
    }
    StringBuilder rows = new StringBuilder(row("one alone, " + ALONE + " times", alone, alone));
    for (int count : List.of(SOME, MANY)) {
      AnswerTally tally = new AnswerTally();
      for (int round = 0; round < ROUNDS; round++) {
        spread(askers, count, tally);
      }
      rows.append(row("%d in parallel, %d times".formatted(count, ROUNDS), tally, alone));
    }
    return rows.toString();
  }

  /** All begin within the time that one takes, so that all are being written at its end. */
  private void spread(Askers askers, int count, AnswerTally tally) throws IOException {
    long span = GAP.multipliedBy(TOKENS).toNanos();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + i * span / count;
      askers.until(due);
      number++;
      askers.all().get(i).ask("Quanto custa uma faxina de %d m2?".formatted(number), due, tally);
    }
    askers.await(tally::isComplete);
  }

  private static String row(String title, AnswerTally tally, AnswerTally alone) {
    double own = GAP.toMillis();
    return String.format(
        Locale.ROOT,
        "| %s, %d tokens × %d ms | %,d | %s | %.1f / %.1f / %.1f | %,.0f / %,.0f / %,.0f"
            + " | p50 %+.1f %%, p95 %+.1f %% | %.1f |%n",
        title,
        TOKENS,
        GAP.toMillis(),
        tally.answered(),
        tally.sources(),
        tally.firstText(50) - own,
        tally.firstText(95) - own,
        tally.firstText(99) - own,
        tally.whole(50),
        tally.whole(95),
        tally.whole(100),
        100 * (tally.whole(50) / alone.whole(50) - 1),
        100 * (tally.whole(95) / alone.whole(50) - 1),
        tally.mostFrames());
  }
}
