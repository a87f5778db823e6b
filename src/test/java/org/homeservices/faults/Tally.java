package org.homeservices.faults;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What came of the questions of all visitors around one fault. */
final class Tally {
  /** The head of the table that {@link #row} makes rows of. */
  static final String HEAD =
"""
| Fault | asked | acknowledged | lost | not in SQL | doubled | no answer | begun, not finished \
| visitors with an error (kinds) | visitors answered without the model (answers) | told degraded | reconnects \
| ack p50 / p95, ms | first text p50 / p95, ms | usual, s | normal after, s (p50 / max) |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
""";

  private final long usual;
  private final Map<String, Integer> kinds = new TreeMap<>();
  private final Map<String, Integer> others = new TreeMap<>();
  private final List<Long> acks = new ArrayList<>();
  private final List<Long> firstTexts = new ArrayList<>();
  private final List<Long> wholes = new ArrayList<>();
  private Outcome recoveries = Outcome.NONE;
  private long asked;
  private long acked;
  private long lost;
  private long notInSql;
  private long doubled;
  private long unanswered;
  private long brokenOff;
  private long inTrouble;
  private long withoutModelVisitors;
  private long degraded;
  private long reconnects;

  /**
   * @param usual nanoseconds that an answer may take
   */
  Tally(long usual) {
    this.usual = usual;
  }

  /** A visitor's questions, of which those since then count. */
  void visitor(List<Question> questions, long since, long limit) {
    asked += questions.size();
    acked += questions.stream().filter(Question::isAcked).count();
    doubled += questions.stream().filter(Question::isTwice).count();
    long plain = questions.stream().filter(Question::isAnsweredWithoutModel).count();
    questions.stream()
        .filter(Question::isAnsweredWithoutModel)
        .forEach(one -> others.merge(one.origin(), 1, Integer::sum));
    withoutModelVisitors += plain > 0 ? 1 : 0;
    List<Question> later = questions.stream().filter(one -> one.at - since >= 0).toList();
    acks.addAll(times(later, Question::isAcked, Question::toAck));
    firstTexts.addAll(times(later, Question::isAnswered, Question::toFirstText));
    wholes.addAll(times(later, Question::isAnswered, Question::toAnswer));
    recoveries = recoveries.recoveredAfter(recovery(questions, since, limit));
  }

  /** What a visitor was told that is not well. */
  void troubles(Set<String> some, boolean wasDegraded, Outcome outcome) {
    some.forEach(kind -> kinds.merge(kind, 1, Integer::sum));
    inTrouble += some.isEmpty() ? 0 : 1;
    degraded += wasDegraded ? 1 : 0;
    reconnects += outcome.reconnects();
  }

  /** How often the visitor was told each of the acknowledged questions in its place. */
  void told(List<Long> times) {
    lost += times.stream().filter(count -> count == 0).count();
    doubled += times.stream().filter(count -> count > 1).count();
  }

  /** Compares with what a conversation has in SQL. */
  void kept(List<Question> questions, List<Shelf.Said> kept) {
    List<Question> accepted = questions.stream().filter(Question::isAcked).toList();
    notInSql +=
        accepted.stream()
            .filter(
                one ->
                    kept.stream().filter(row -> row.id().equals(one.id())).count() != 1
                        || kept.stream()
                            .noneMatch(row -> row.id().equals(one.id()) && row.seq() == one.seq()))
            .count();
    long first = accepted.stream().mapToLong(Question::seq).min().orElse(Long.MAX_VALUE);
    long said = kept.stream().filter(row -> row.seq() >= first && !row.isAnswer()).count();
    long answers = kept.stream().filter(row -> row.seq() >= first && row.isAnswer()).count();
    doubled += Math.max(0, said - accepted.size()) + Math.max(0, answers - said);
    unanswered += Math.max(0, said - answers);
  }

  /** Answers that a visitor saw begin, and that never came to their end. */
  void brokenOff(long count) {
    brokenOff += count;
  }

  /** Nanoseconds within which so many of a hundred answers were whole. */
  long wholeAnswer(double percent) {
    return percentile(wholes, percent);
  }

  /** A row of the table. */
  String row(String title) {
    return "| %s | %,d | %,d | %d | %d | %d | %d | %d | %d%s | %d%s | %d | %d | %s | %s | %.1f | %s / %s |%n"
        .formatted(
            title,
            asked,
            acked,
            lost,
            notInSql,
            doubled,
            unanswered,
            brokenOff,
            inTrouble,
            listed(kinds),
            withoutModelVisitors,
            listed(others),
            degraded,
            reconnects,
            millis(acks, 50) + " / " + millis(acks, 95),
            millis(firstTexts, 50) + " / " + millis(firstTexts, 95),
            usual / 1e9,
            recoveries.recovery(0.5),
            recoveries.recovery(1));
  }

  /** A row of latencies alone: acknowledgement, first text and whole answer. */
  String latencies(String title) {
    return "| %s | %,d | %d | %s | %s | %s |%n"
        .formatted(title, asked, asked - wholes.size(), all(acks), all(firstTexts), all(wholes));
  }

  private static String listed(Map<String, Integer> counts) {
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(kind -> kind.getKey() + " " + kind.getValue())
            .collect(joining(", ", " (", ")"));
  }

  /**
   * From then to the answer with which all was as usual again: of the last question that was not,
   * or of the next one where that was answered badly or never; 0 where nothing was noticed.
   */
  private static long recovery(List<Question> questions, long since, long limit) {
    long normalAt = since;
    boolean waits = false;
    for (Question one : questions) {
      boolean counts = one.at - since >= 0 || !one.isAnswered() || one.answeredAt() - since >= 0;
      if (counts && !one.isNormal(limit)) {
        waits = !one.isAnswered() || one.isAnsweredWithoutModel();
        normalAt = one.answeredAt();
      } else if (counts && waits) {
        waits = false;
        normalAt = one.answeredAt();
      }
    }
    return waits ? Outcome.NEVER : normalAt - since;
  }

  private static List<Long> times(
      List<Question> questions, Predicate<Question> fits, ToLongFunction<Question> time) {
    return questions.stream().filter(fits).mapToLong(time).boxed().toList();
  }

  private static String all(List<Long> nanos) {
    return Stream.of(50.0, 95.0, 99.0)
        .map(percent -> millis(nanos, percent))
        .collect(joining(" / "));
  }

  private static String millis(List<Long> nanos, double percent) {
    return nanos.isEmpty() ? "-" : "%,d".formatted(percentile(nanos, percent) / 1_000_000);
  }

  private static long percentile(List<Long> nanos, double percent) {
    List<Long> sorted = nanos.stream().sorted().toList();
    int last = sorted.size() - 1;
    return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(last * percent / 100));
  }
}
