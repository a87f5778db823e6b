package org.homeservices.assistant.reuse;

import java.util.ArrayList;
import java.util.List;
import org.homeservices.assistant.text.StrictForm;
import org.homeservices.knowledge.Fingerprint;

/** Makes the keys of an answer from all that its prompt is made of. */
final class AnswerKeys {
  /** Raised when anything about making keys changes. */
  private static final String FORMAT = "ans/3";

  private static final String STRICT = "a";
  private static final String NORMAL = "n";

  private AnswerKeys() {}

  /** The strict key, then the normal one where the question has a normal form. */
  static List<AnswerKey> of(SharedRequest request) {
    SharedPart shared = request.shared();
    List<AnswerKey> keys = new ArrayList<>();
    keys.add(key(STRICT, shared, StrictForm.of(shared.question()).text()));
    NormalForm.of(shared.question(), shared.language())
        .ifPresent(form -> keys.add(key(NORMAL, shared, form.text())));
    return List.copyOf(keys);
  }

  private static AnswerKey key(String kind, SharedPart shared, String question) {
    List<String> parts = new ArrayList<>();
    parts.add(FORMAT);
    parts.addAll(shared.frame());
    parts.add(question);
    return AnswerKey.of(kind, Fingerprint.bytesOf(parts));
  }
}
