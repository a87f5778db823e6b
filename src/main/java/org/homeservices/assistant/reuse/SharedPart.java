package org.homeservices.assistant.reuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All of a prompt that is the same for whoever asks this question there.
 *
 * @param language in which the answer is written
 * @param pageClass what kind of page the visitor is on, as far as the prompt says it
 * @param question as typed
 */
public record SharedPart(
    Recipe recipe,
    Locale language,
    Audience audience,
    String pageClass,
    Grounding grounding,
    History history,
    String question) {

  /** All but the question, in an order that never changes. */
  List<String> frame() {
    List<String> parts = new ArrayList<>(recipe.parts());
    parts.add(language.toLanguageTag());
    parts.add(audience.name());
    parts.add(pageClass);
    parts.add(grounding.fingerprint());
    parts.add(history.digest());
    return parts;
  }
}
