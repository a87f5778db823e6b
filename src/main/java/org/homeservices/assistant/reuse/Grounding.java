package org.homeservices.assistant.reuse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.Fingerprint;
import org.homeservices.knowledge.Passage;

/**
 * What an answer rests on. An answer depends on the articles through the passages in its prompt
 * alone, so an edit is felt by exactly the keys that hold one of the passages it changed; nothing
 * needs to be purged.
 *
 * @param fingerprint of the ids and versions of the passages, in whatever order they were found
 */
public record Grounding(String fingerprint) {
  private static final Comparator<Passage> BY_ID =
      Comparator.comparing(Passage::id).thenComparing(Passage::version);

  /** The grounding of an answer from these findings. */
  public static Grounding of(Findings findings) {
    List<String> parts = new ArrayList<>();
    for (Passage passage : findings.passages().stream().sorted(BY_ID).toList()) {
      parts.add(passage.id());
      parts.add(passage.version());
    }
    return new Grounding(Fingerprint.of(parts));
  }
}
