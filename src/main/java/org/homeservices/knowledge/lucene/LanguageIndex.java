package org.homeservices.knowledge.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.homeservices.knowledge.Passage;

/**
 * The passages of one language in an index in memory: BM25 over title, keywords and text. Built
 * once, never changed.
 */
final class LanguageIndex {
  static final String TITLE = "title";
  static final String KEYWORDS = "keywords";
  static final String ALL = "all";
  private static final String TEXT = "text";

  /** The first so many words of a question decide; each is one clause for each field. */
  private static final int MOST_TERMS = 64;

  private static final float TITLE_BOOST = 2;
  private static final float KEYWORDS_BOOST = 3;

  /** So many of the best-scored passages are tried, for a passage that scores may not suffice. */
  private static final int CANDIDATES = 16;

  private final Locale locale;
  private final LanguageAnalyzer analyzer;
  private final List<Passage> passages;
  private final Vocabulary vocabulary;
  private final Coverage coverage;
  private final IndexSearcher searcher;
  private final LanguageTraits traits;

  LanguageIndex(Locale locale, List<Passage> passages) {
    this.locale = locale;
    this.analyzer = new LanguageAnalyzer(locale);
    this.passages = List.copyOf(passages);
    this.searcher = searcher();
    this.vocabulary = new Vocabulary(searcher.getIndexReader(), ALL);
    this.coverage = new Coverage(searcher.getIndexReader());
    this.traits = new LanguageTraits(locale, this::knows);
  }

  Locale locale() {
    return locale;
  }

  /** How much a text looks like this language; 0: not at all. */
  double resembles(String text) {
    return traits.in(text);
  }

  /** The passages that answer a question, best first. */
  List<Passage> find(String question, int limit) {
    List<String> asked = analyzer.terms(question).stream().distinct().limit(MOST_TERMS).toList();
    List<String> known = new ArrayList<>();
    asked.forEach(term -> vocabulary.nearest(term).ifPresent(known::add));
    if (known.isEmpty()) {
      return List.of();
    }
    int unknown = asked.size() - known.size();
    return best(known, Math.max(limit, CANDIDATES)).stream()
        .filter(index -> coverage.suffices(index, known, unknown))
        .limit(limit)
        .map(passages::get)
        .toList();
  }

  private boolean knows(String word) {
    return analyzer.terms(word).stream().anyMatch(vocabulary::contains);
  }

  private List<Integer> best(List<String> terms, int limit) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String term : terms) {
      query.add(boosted(TITLE, term, TITLE_BOOST), Occur.SHOULD);
      query.add(boosted(KEYWORDS, term, KEYWORDS_BOOST), Occur.SHOULD);
      query.add(new TermQuery(new Term(TEXT, term)), Occur.SHOULD);
    }
    try {
      List<Integer> found = new ArrayList<>();
      for (ScoreDoc hit : searcher.search(query.build(), limit).scoreDocs) {
        found.add(hit.doc);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot fail to read", e);
    }
  }

  private static Query boosted(String field, String term, float boost) {
    return new BoostQuery(new TermQuery(new Term(field, term)), boost);
  }

  private IndexSearcher searcher() {
    try {
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (Passage passage : passages) {
          writer.addDocument(document(passage));
        }
        writer.forceMerge(1);
      }
      return new IndexSearcher(DirectoryReader.open(directory));
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot fail to write", e);
    }
  }

  private static Document document(Passage passage) {
    String keywords = String.join("\n", passage.article().keywords());
    Document document = new Document();
    document.add(field(TITLE, passage.title()));
    document.add(field(KEYWORDS, keywords));
    document.add(field(TEXT, passage.text()));
    document.add(field(ALL, String.join("\n", passage.title(), keywords, passage.text())));
    return document;
  }

  private static Field field(String name, String text) {
    return new TextField(name, text, Field.Store.NO);
  }
}
