package org.homeservices.knowledge.lucene;

import java.util.List;
import org.apache.lucene.index.IndexReader;

/** Tells whether a passage speaks of a question at all, however well it scores among others. */
final class Coverage {
  /**
   * A passage answers a question only where it holds at least this share of what the question's
   * words weigh together (rare words weigh more). Measured on the labelled questions: a third finds
   * most of them and turns nine of ten off-topic ones away.
   */
  private static final double LEAST = 0.32;

  /** What a word in the text alone counts, against one in the title or the keywords. */
  private static final double SHARE_OF_TEXT = 0.5;

  private final Vocabulary all;
  private final Vocabulary titles;
  private final Vocabulary keywords;

  Coverage(IndexReader reader) {
    this.all = new Vocabulary(reader, LanguageIndex.ALL);
    this.titles = new Vocabulary(reader, LanguageIndex.TITLE);
    this.keywords = new Vocabulary(reader, LanguageIndex.KEYWORDS);
  }

  /**
   * Whether a passage holds enough of a question.
   *
   * @param known the question's terms that any passage holds
   * @param unknown how many more terms it has
   */
  boolean suffices(int passage, List<String> known, int unknown) {
    double asked = unknown * all.weightOfUnknown();
    double held = 0;
    for (String term : known) {
      asked += all.weight(term);
      held += all.weight(term) * share(passage, term);
    }
    return held >= LEAST * asked;
  }

  private double share(int passage, String term) {
    if (titles.holds(passage, term) || keywords.holds(passage, term)) {
      return 1;
    }
    return all.holds(passage, term) ? SHARE_OF_TEXT : 0;
  }
}
