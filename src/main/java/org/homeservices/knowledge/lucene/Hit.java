package org.homeservices.knowledge.lucene;

/**
 * A passage that may answer.
 *
 * @param passage its number
 * @param score by BM25
 * @param coverage the share of the question that it holds
 */
record Hit(int passage, double score, double coverage) {
  /** Keeps a rare word from outweighing a question that is held as a whole. */
  private static final double BASE = 0.3;

  /** How well it answers. */
  double rank() {
    return score * (BASE + coverage);
  }
}
