package org.homeservices.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** The same question while its answer is being written, in conversations on three nodes. */
final class JoinedAnswers {
  static final int VISITORS = 300;

  private static final int NODES = 3;
  private static final int WARM_ROUNDS = 3;
  private static final int ROUNDS = 5;
  private static final int LATE_ROUNDS = 10;
  private static final int LATE = 30;
  private static final Duration SLOW = Duration.ofMillis(50);
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final ModelTexts model;
  private final Iterator<String> questions;

  /**
   * @param questions that were not asked yet, whose answers serve everybody
   */
  JoinedAnswers(ModelTexts model, List<String> questions) {
    this.model = model;
    this.questions = questions.iterator();
  }

  /** All ask at once; a row of the table. */
  String together(Askers askers) throws IOException {
    for (int round = 0; round < WARM_ROUNDS; round++) {
      together(askers, new AnswerTally());
    }
    int before = model.calls();
    AnswerTally tally = new AnswerTally();
    for (int round = 0; round < ROUNDS; round++) {
      together(askers, tally);
    }
    String title = "joined: %d times %d at once, three nodes".formatted(ROUNDS, VISITORS);
    return tally.row(title, model.calls() - before);
  }

  private void together(Askers askers, AnswerTally tally) throws IOException {
    String question = questions.next();
    for (Asker asker : askers.all()) {
      asker.ask(question, System.nanoTime(), tally);
    }
    askers.await(tally::isComplete);
  }

  /** Some come while the answer is written; rows of the table. */
  String late(Askers askers) throws IOException {
    model.pace(SLOW);
    late(askers, 0, new AnswerTally(), new AnswerTally());
    int before = model.calls();
    AnswerTally first = new AnswerTally();
    AnswerTally next = new AnswerTally();
    for (int round = 1; round <= LATE_ROUNDS; round++) {
      late(askers, round, first, next);
    }
    int calls = model.calls() - before;
    return first.row("late: the first who comes to another node", calls)
        + next.row("late: those after them there", calls);
  }

  private void late(Askers askers, int round, AnswerTally first, AnswerTally next)
      throws IOException {
    String question = questions.next();
    AnswerTally own = new AnswerTally();
    Asker leader = askers.all().get(round % NODES);
    leader.ask(question, System.nanoTime(), own);
    askers.await(leader::hasHeard);
    for (int i = 0; i < LATE; i++) {
      askers.until(System.nanoTime() + BETWEEN.toNanos());
      Asker late = askers.all().get(NODES * (i / 2 + 1) + (round + 1 + i % 2) % NODES);
      late.ask(question, System.nanoTime(), i < 2 ? first : next);
    }
    askers.await(() -> own.isComplete() && first.isComplete() && next.isComplete());
  }
}
