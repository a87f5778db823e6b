package org.homeservices.knowledge.lucene;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What a question wants, as a Lucene query. */
final class Wanted {
  private static final float TITLE_BOOST = 2;
  private static final float KEYWORDS_BOOST = 3;
  private static final float PAIRS_BOOST = 2;

  /** What a word that means the same scores, against the word itself. */
  private static final float SAME_BOOST = 0.7f;

  /** What further words for one thing add to the best of them. */
  private static final float TIE = 0.1f;

  private Wanted() {}

  static Query of(List<Concept> concepts) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Concept concept : concepts) {
      query.add(any(concept), Occur.SHOULD);
    }
    for (int i = 1; i < concepts.size(); i++) {
      String pair = pair(concepts.get(i - 1).term(), concepts.get(i).term());
      query.add(boosted(LanguageIndex.PAIRS, pair, PAIRS_BOOST), Occur.SHOULD);
    }
    return query.build();
  }

  /** How two words side by side stand in the index. */
  static String pair(String one, String other) {
    return one + " " + other;
  }

  private static Query any(Concept concept) {
    List<Query> words = new ArrayList<>();
    words.add(word(concept.term()));
    for (String other : concept.others()) {
      if (!other.equals(concept.term())) {
        words.add(new BoostQuery(word(other), SAME_BOOST));
      }
    }
    float weight = (float) Math.min(1, concept.weight());
    return new BoostQuery(new DisjunctionMaxQuery(words, TIE), weight);
  }

  private static Query word(String term) {
    return new BooleanQuery.Builder()
        .add(boosted(LanguageIndex.TITLE, term, TITLE_BOOST), Occur.SHOULD)
        .add(boosted(LanguageIndex.KEYWORDS, term, KEYWORDS_BOOST), Occur.SHOULD)
        .add(new TermQuery(new Term(LanguageIndex.TEXT, term)), Occur.SHOULD)
        .build();
  }

  private static Query boosted(String field, String term, float boost) {
    return new BoostQuery(new TermQuery(new Term(field, term)), boost);
  }
}
