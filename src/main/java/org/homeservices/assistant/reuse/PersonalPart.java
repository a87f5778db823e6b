package org.homeservices.assistant.reuse;

import java.util.List;

/**
 * What a prompt holds of one person: name, orders, address, wallet, data of a provider, whatever a
 * tool looked up for them. Nothing turns it into a key.
 *
 * @param texts as they stand in the prompt
 */
public record PersonalPart(List<String> texts) {
  /** The prompt knows nobody. */
  public static final PersonalPart NONE = new PersonalPart(List.of());

  /** Copies the texts. */
  public PersonalPart {
    texts = List.copyOf(texts);
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  /** Without the texts, so that no log holds them. */
  @Override
  public String toString() {
    return "PersonalPart[%d texts]".formatted(texts.size());
  }
}
