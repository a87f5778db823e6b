package org.homeservices.assistant;

import java.util.Optional;
import org.homeservices.knowledge.Findings;

/**
 * How a question will be answered. Made by {@link Assistant#plan}, which is where it goes again.
 */
public final class AnswerPlan {
  private final Question question;
  private final Findings findings;

  AnswerPlan(Question question, Findings findings) {
    this.question = question;
    this.findings = findings;
  }

  /** What is asked. */
  public Question question() {
    return question;
  }

  /**
   * What everyone has in common who gets the very same answer, 43 characters of the base64url
   * alphabet; empty where the answer is for one conversation alone.
   */
  public Optional<String> sharedKey() {
    return Optional.empty();
  }

  Findings findings() {
    return findings;
  }
}
