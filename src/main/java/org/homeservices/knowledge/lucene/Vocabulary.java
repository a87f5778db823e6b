package org.homeservices.knowledge.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/** The terms of one field: how much each one tells, and which one a misspelt word means. */
final class Vocabulary {
  /** Shorter words are too alike to be taken for one another. */
  private static final int LEAST_LENGTH_TO_MEND = 5;

  /** Two would mend few words more, and turn strange words into known ones. */
  private static final int MOST_EDITS = 1;

  /** In fewer documents than these, a word found in one of them is still a rare word. */
  private static final double LEAST_DOCUMENTS = 50;

  /** The share of documents that a word seen nowhere is taken to have. */
  private static final double SHARE_OF_UNKNOWN = 0.01;

  private final IndexReader reader;
  private final String field;

  Vocabulary(IndexReader reader, String field) {
    this.reader = reader;
    this.field = field;
  }

  boolean contains(String term) {
    return frequency(term) > 0;
  }

  /**
   * Which of some documents hold the term.
   *
   * @param documents in ascending order
   */
  boolean[] holders(int[] documents, String term) {
    boolean[] holding = new boolean[documents.length];
    try {
      PostingsEnum postings =
          MultiTerms.getTermPostingsEnum(reader, field, new BytesRef(term), PostingsEnum.NONE);
      for (int i = 0; postings != null && i < documents.length; i++) {
        int next =
            postings.docID() < documents[i] ? postings.advance(documents[i]) : postings.docID();
        holding[i] = next == documents[i];
      }
      return holding;
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** The term itself, or the one that it most likely misspells. */
  Optional<String> nearest(String term) {
    if (contains(term)) {
      return Optional.of(term);
    }
    boolean mendable =
        term.length() >= LEAST_LENGTH_TO_MEND && term.chars().noneMatch(Character::isDigit);
    return mendable ? mostAlike(term) : Optional.empty();
  }

  /**
   * What a term tells: inverse document frequency, by share instead of by count, so that rare and
   * unknown words weigh the same in ten documents as in ten thousand.
   */
  double weight(String term) {
    return weight(share(term));
  }

  /** What a term would tell that no document holds. */
  double weightOfUnknown() {
    return weight(0);
  }

  private Optional<String> mostAlike(String term) {
    try {
      Terms terms = MultiTerms.getTerms(reader, field);
      if (terms == null) {
        return Optional.empty();
      }
      FuzzyTermsEnum alike = new FuzzyTermsEnum(terms, new Term(field, term), MOST_EDITS, 1, true);
      BoostAttribute likeness = alike.attributes().addAttribute(BoostAttribute.class);
      String best = "";
      float bestLikeness = 0;
      for (BytesRef next = alike.next(); next != null; next = alike.next()) {
        if (likeness.getBoost() > bestLikeness) {
          best = next.utf8ToString();
          bestLikeness = likeness.getBoost();
        }
      }
      return Optional.of(best).filter(found -> !found.isEmpty());
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private double share(String term) {
    return frequency(term) / Math.max(reader.numDocs(), LEAST_DOCUMENTS);
  }

  private int frequency(String term) {
    try {
      return reader.docFreq(new Term(field, term));
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private static double weight(double share) {
    return Math.log(1 + (1 - share) / (share + SHARE_OF_UNKNOWN));
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("an index in memory cannot fail to read", e);
  }
}
