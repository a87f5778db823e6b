package org.homeservices.assistant;

import java.util.List;
import org.homeservices.knowledge.Findings;

/**
 * How a question is understood.
 *
 * @param needed what was said before, where the question cannot be understood without; the latest
 *     last
 * @param findings what is known of it, and of what it leans on
 * @param own what is known of its own words
 * @param searched false where the search is broken, so that nobody knows what is known of it
 * @param tampering whether it tries to instruct the model instead of asking something
 */
record Reading(
    Question question,
    List<Turn> needed,
    Findings findings,
    Findings own,
    boolean searched,
    boolean tampering) {
  Reading {
    needed = List.copyOf(needed);
  }

  boolean standsAlone() {
    return needed.isEmpty();
  }

  /** Whether the knowledge base knows nothing of it. */
  boolean isOffTopic() {
    return searched && findings.passages().isEmpty();
  }

  /** A model is to write of what is known, or go on with the talk; not of anything else. */
  boolean deservesModel() {
    return !tampering && (!isOffTopic() || !standsAlone());
  }
}
