package org.homeservices.knowledge;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/**
 * What visitors asked in vain, so that the owner knows which article to write next. Bounded: of
 * more than {@value #MOST_KINDS} kinds of questions the rarest go, of these the oldest.
 * Thread-safe.
 */
public interface Gaps {
  /** So many different questions are kept. */
  int MOST_KINDS = 1000;

  /** So long a question is kept after it was last asked. */
  Duration KEPT_FOR = Duration.ofDays(30);

  /**
   * Counts a question that was not answered. Never blocks, never fails; where the store is away it
   * is kept back on this node and counted later, or dropped where too many wait. Questions that
   * differ in capitals, spaces and end marks alone count together.
   *
   * @param maskedQuestion without personal data
   * @param page the kind of page it was asked on
   */
  void record(String maskedQuestion, Locale language, String page);

  /**
   * The questions asked most often, those first; among equals the latest.
   *
   * @param limit at most so many
   * @return fails where the store is away
   */
  CompletionStage<List<Gap>> most(int limit);
}
