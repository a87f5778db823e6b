package org.homeservices.assistant.reuse;

import java.util.List;
import org.homeservices.knowledge.Fingerprint;

/**
 * What the prompt holds of the conversation before the question.
 *
 * @param digest of the turns, or {@code standalone}
 */
public record History(String digest) {
  /** The question stands alone: the first one, or one that was rewritten to need no other. */
  public static final History STANDALONE = new History("standalone");

  /** Of the turns that the prompt quotes, the earliest first. */
  public static History of(List<String> turns) {
    return turns.isEmpty() ? STANDALONE : new History(Fingerprint.of(turns));
  }

  boolean isStandalone() {
    return equals(STANDALONE);
  }
}
