package org.homeservices.assistant.openai;

import org.homeservices.assistant.ModelFailure;

/**
 * Whether a server is asked to say what a text took. One that refuses prompts with that question
 * but takes them without it is not asked again. Thread-safe.
 */
final class UsageOption {
  private volatile boolean taken;
  private volatile boolean refused;

  boolean isAsked() {
    return !refused;
  }

  /** A prompt with the question was accepted. */
  void wasTaken() {
    taken = true;
  }

  /** A prompt was accepted without the question, but not with it. */
  void wasRefused() {
    refused = !taken;
  }

  /** Whether a prompt may have failed for the question. */
  boolean mayHaveFailed(ModelFailure failure) {
    return !taken && failure.kind() == ModelFailure.Kind.REFUSED && !failure.isAfterText();
  }
}
