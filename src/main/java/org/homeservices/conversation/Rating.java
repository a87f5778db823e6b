package org.homeservices.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor thinks of a whole conversation.
 *
 * @param score 1 (bad) to 5 (good)
 * @param comment in the visitor's words, null where there is none
 */
public record Rating(int score, @Nullable String comment, Instant at) {
  /** The worst. */
  public static final int LEAST = 1;

  /** The best. */
  public static final int MOST = 5;

  /**
   * @throws IllegalArgumentException where the score is none
   */
  public Rating {
    if (score < LEAST || score > MOST) {
      throw new IllegalArgumentException("score is 1 to 5, not " + score);
    }
  }
}
