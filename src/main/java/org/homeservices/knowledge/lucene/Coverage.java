package org.homeservices.knowledge.lucene;

import java.util.List;
import org.apache.lucene.index.IndexReader;

/** Tells how much of a question a passage speaks of, however well it scores among others. */
final class Coverage {
  /**
   * A passage answers a question only where it holds at least this share of what the question's
   * words weigh together (rare words weigh more).
   */
  private static final double LEAST = 0.2;

  /** It also holds a telling word in its title or keywords, or two of them in its text. */
  private static final double LEAST_TELLING = 0.6;

  /** A concept of this weight tells what is asked. */
  private static final double TELLING = 0.5;

  /** What a word in the text alone counts, against one in the title or the keywords. */
  private static final double SHARE_OF_TEXT = 0.5;

  /** What a word that means the same counts, against the word itself. */
  private static final double SHARE_OF_OTHER = 0.85;

  /** What a word that no article holds counts, against one that is as rare as can be. */
  private static final double SHARE_OF_UNKNOWN = 0.8;

  private final Vocabulary all;
  private final Vocabulary titles;
  private final Vocabulary keywords;

  Coverage(IndexReader reader) {
    this.all = new Vocabulary(reader, LanguageIndex.ALL);
    this.titles = new Vocabulary(reader, LanguageIndex.TITLE);
    this.keywords = new Vocabulary(reader, LanguageIndex.KEYWORDS);
  }

  boolean suffices(double held) {
    return held >= LEAST;
  }

  /** The share of what a question's words weigh together that a passage holds, at most 1. */
  double of(int passage, List<Concept> question) {
    double asked = 0;
    double held = 0;
    double told = 0;
    boolean tells = false;
    for (Concept concept : question) {
      double weight = weight(concept);
      double share = share(passage, concept);
      asked += weight;
      held += weight * share;
      if (concept.weight() >= TELLING) {
        tells = true;
        told += share;
      }
    }
    return asked == 0 || tells && told < LEAST_TELLING ? 0 : held / asked;
  }

  /** How much a concept tells: as much as the commonest of the words for it. */
  private double weight(Concept concept) {
    double rarity =
        all.contains(concept.term())
            ? all.weight(concept.term())
            : concept.others().stream()
                .filter(all::contains)
                .mapToDouble(all::weight)
                .min()
                .orElseGet(() -> unknown(concept));
    return concept.weight() * rarity;
  }

  private double unknown(Concept concept) {
    return (concept.weight() > 1 ? 1 : SHARE_OF_UNKNOWN) * all.weightOfUnknown();
  }

  private double share(int passage, Concept concept) {
    double own = share(passage, concept.term());
    if (own == 1) {
      return own;
    }
    double others =
        concept.others().stream().mapToDouble(other -> share(passage, other)).max().orElse(0);
    return Math.max(own, SHARE_OF_OTHER * others);
  }

  private double share(int passage, String term) {
    if (titles.holds(passage, term) || keywords.holds(passage, term)) {
      return 1;
    }
    return all.holds(passage, term) ? SHARE_OF_TEXT : 0;
  }
}
