package org.homeservices.knowledge.lucene;

import java.util.Set;

/**
 * One thing that a question speaks of.
 *
 * @param term the index term by which it asks
 * @param others terms that mean the same
 * @param weight how much it tells, against any other word as rare as it
 */
record Concept(String term, Set<String> others, double weight) {
  /** Copies the set. */
  Concept {
    others = Set.copyOf(others);
  }

  /** The same, telling less. */
  Concept lighter(double share) {
    return new Concept(term, Set.of(), share * weight);
  }
}
