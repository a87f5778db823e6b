package org.homeservices.assistant.reuse;

/**
 * The proof that a prompt holds nothing personal: {@link PromptParts#shareable} alone makes one,
 * and {@link AnswerKeys} takes nothing else.
 */
public final class SharedRequest {
  private final SharedPart shared;

  SharedRequest(SharedPart shared) {
    this.shared = shared;
  }

  SharedPart shared() {
    return shared;
  }
}
