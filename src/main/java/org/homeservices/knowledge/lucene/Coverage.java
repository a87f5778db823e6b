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

  /**
   * The shares of what a question's words weigh together that passages hold, each at most 1.
   *
   * @param passages in ascending order
   */
  double[] of(int[] passages, List<Concept> question) {
    double asked = 0;
    boolean tells = false;
    double[] held = new double[passages.length];
    double[] told = new double[passages.length];
    for (Concept concept : question) {
      double weight = weight(concept);
      boolean isTelling = concept.weight() >= TELLING;
      double[] shares = shares(passages, concept);
      asked += weight;
      tells |= isTelling;
      for (int i = 0; i < passages.length; i++) {
        held[i] += weight * shares[i];
        told[i] += isTelling ? shares[i] : 0;
      }
    }
    for (int i = 0; i < passages.length; i++) {
      held[i] = asked == 0 || (tells && told[i] < LEAST_TELLING) ? 0 : held[i] / asked;
    }
    return held;
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

  private double[] shares(int[] passages, Concept concept) {
    double[] shares = shares(passages, concept.term());
    for (String other : concept.others()) {
      if (all.contains(other)) {
        double[] same = shares(passages, other);
        for (int i = 0; i < shares.length; i++) {
          shares[i] = Math.max(shares[i], SHARE_OF_OTHER * same[i]);
        }
      }
    }
    return shares;
  }

  private double[] shares(int[] passages, String term) {
    double[] shares = new double[passages.length];
    boolean[] anywhere = all.holders(passages, term);
    boolean[] inTitle = titles.holders(passages, term);
    boolean[] inKeywords = keywords.holders(passages, term);
    for (int i = 0; i < passages.length; i++) {
      double inText = anywhere[i] ? SHARE_OF_TEXT : 0;
      shares[i] = inTitle[i] || inKeywords[i] ? 1 : inText;
    }
    return shares;
  }
}
