package org.homeservices.assistant;

import java.util.List;
import java.util.Optional;
import org.homeservices.assistant.reuse.AnswerKey;
import org.homeservices.knowledge.Findings;
import org.jspecify.annotations.Nullable;

/**
 * How a question will be answered. Made by {@link Assistant#plan}, which is where it goes again.
 */
public final class AnswerPlan {
  private final Question question;
  private final Findings findings;
  private final List<AnswerKey> keys;
  private final @Nullable Answer known;

  /**
   * @param keys of the answer, where others may have the same
   * @param known the answer, where it need not be written
   */
  AnswerPlan(Question question, Findings findings, List<AnswerKey> keys, Optional<Answer> known) {
    this.question = question;
    this.findings = findings;
    this.keys = List.copyOf(keys);
    this.known = known.orElse(null);
  }

  /** What is asked. */
  public Question question() {
    return question;
  }

  /**
   * What all have in common who may follow the writing of one answer, 43 characters of the
   * base64url alphabet after a letter and a full stop; empty where it is for one conversation
   * alone, or is not written because it is known.
   */
  public Optional<String> sharedKey() {
    return keys.isEmpty() || known != null
        ? Optional.empty()
        : Optional.of(keys.get(keys.size() - 1)).map(key -> key.kind() + "." + key.digest());
  }

  Findings findings() {
    return findings;
  }

  List<AnswerKey> keys() {
    return keys;
  }

  Optional<Answer> known() {
    return Optional.ofNullable(known);
  }
}
