package org.homeservices.assistant.reuse;

import java.util.Optional;

/** A prompt by what may be shared of it and what may not. */
public record PromptParts(SharedPart shared, PersonalPart personal) {

  /** What keys are made from: there is none as soon as one personal word stands in the prompt. */
  public Optional<SharedRequest> shareable() {
    return personal.isEmpty() ? Optional.of(new SharedRequest(shared)) : Optional.empty();
  }
}
