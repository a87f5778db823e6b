package org.homeservices.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeservices.knowledge.LabelledQuestions.Labelled;

/** How well a knowledge base answers labelled questions of one language. */
final class RetrievalScore {
  private static final int DEEP = 10;

  private final List<Integer> ranks = new ArrayList<>();
  private final List<Boolean> refusals = new ArrayList<>();
  private final List<String> misses = new ArrayList<>();

  private RetrievalScore() {}

  /** Asks every question in its own language. */
  static RetrievalScore of(KnowledgeBase knowledge, List<Labelled> questions, Locale locale) {
    RetrievalScore score = new RetrievalScore();
    questions.forEach(
        asked -> score.add(asked, knowledge.find(asked.question(), locale, DEEP).passages()));
    return score;
  }

  /** The share of on-topic questions whose article is among the first so many. */
  double recallAt(int depth) {
    return share(ranks.stream().filter(rank -> rank > 0 && rank <= depth).count(), ranks);
  }

  /** The mean of 1 / rank of the right article, 0 where it was not found. */
  double meanReciprocalRank() {
    return ranks.stream().mapToDouble(rank -> rank > 0 ? 1.0 / rank : 0).average().orElse(0);
  }

  /** The share of off-topic questions that found nothing. */
  double refused() {
    return share(refusals.stream().filter(refused -> refused).count(), refusals);
  }

  /** The figures, and every question that went wrong. */
  @Override
  public String toString() {
    String figures =
        "recall@1 %.3f, recall@3 %.3f, MRR %.3f, off-topic refused %.3f%n"
            .formatted(recallAt(1), recallAt(3), meanReciprocalRank(), refused());
    return figures + String.join("\n", misses);
  }

  private void add(Labelled asked, List<Passage> found) {
    List<String> ids = found.stream().map(passage -> passage.article().id()).distinct().toList();
    int rank = 1 + ids.indexOf(asked.article());
    boolean right = asked.offTopic() ? ids.isEmpty() : rank == 1;
    if (asked.offTopic()) {
      refusals.add(right);
    } else {
      ranks.add(rank);
    }
    if (!right) {
      misses.add("%s: wants %s, found %s".formatted(asked.question(), asked.article(), ids));
    }
  }

  private static double share(long part, List<?> whole) {
    return (double) part / whole.size();
  }
}
