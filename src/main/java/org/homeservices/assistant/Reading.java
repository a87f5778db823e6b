package org.homeservices.assistant;

import java.util.List;
import org.homeservices.knowledge.Findings;

/**
 * How a question is understood.
 *
 * @param needed what was said before, where the question cannot be understood without; the latest
 *     last
 * @param findings what is known of it
 */
record Reading(Question question, List<Turn> needed, Findings findings) {
  Reading {
    needed = List.copyOf(needed);
  }

  boolean standsAlone() {
    return needed.isEmpty();
  }

  boolean isAnswered() {
    return !findings.passages().isEmpty();
  }
}
