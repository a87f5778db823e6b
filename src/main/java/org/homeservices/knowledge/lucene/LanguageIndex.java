package org.homeservices.knowledge.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.Passage;

/**
 * The passages of one language in an index in memory: BM25 over title, keywords, text, and pairs of
 * words of the first two. Built once, never changed.
 */
final class LanguageIndex {
  static final String TITLE = "title";
  static final String KEYWORDS = "keywords";
  static final String PAIRS = "pairs";
  static final String TEXT = "text";
  static final String ALL = "all";

  /** So many of the best-scored passages are tried, for a passage that scores may not suffice. */
  private static final int CANDIDATES = 16;

  private final Locale locale;
  private final LanguageAnalyzer analyzer;
  private final List<Passage> passages;
  private final Vocabulary vocabulary;
  private final Reading reading;
  private final Coverage coverage;
  private final Ranking ranking;
  private final IndexSearcher searcher;
  private final LanguageTraits traits;
  private final Relations relations;

  LanguageIndex(Locale locale, List<Passage> passages) {
    this.locale = locale;
    this.analyzer = new LanguageAnalyzer(locale);
    this.passages = List.copyOf(passages);
    this.searcher = searcher();
    IndexReader reader = searcher.getIndexReader();
    this.vocabulary = new Vocabulary(reader, ALL);
    List<String> named = passages.stream().flatMap(passage -> named(passage).stream()).toList();
    this.reading = new Reading(locale, vocabulary, new Vocabulary(reader, KEYWORDS), named);
    this.coverage = new Coverage(reader);
    this.relations = new Relations(passages);
    this.ranking = new Ranking(this.passages, new Pages(locale, analyzer), relations);
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
  Findings find(String question, String page, int limit) {
    List<Concept> concepts = reading.concepts(question);
    if (concepts.isEmpty()) {
      return new Findings(locale, List.of());
    }
    List<Hit> hits = best(concepts, Math.max(limit, CANDIDATES));
    List<Passage> found = ranking.of(hits, page).stream().limit(limit).map(passages::get).toList();
    return new Findings(locale, found, relations.of(found));
  }

  private boolean knows(String word) {
    return analyzer.terms(word).stream().anyMatch(vocabulary::contains);
  }

  private List<Hit> best(List<Concept> concepts, int limit) {
    try {
      ScoreDoc[] hits = searcher.search(Wanted.of(concepts), limit).scoreDocs;
      Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc));
      int[] numbers = Arrays.stream(hits).mapToInt(hit -> hit.doc).toArray();
      double[] held = coverage.of(numbers, concepts);
      return IntStream.range(0, hits.length)
          .filter(i -> coverage.suffices(held[i]))
          .mapToObj(i -> new Hit(numbers[i], hits[i].score, held[i]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot fail to read", e);
    }
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

  private Document document(Passage passage) {
    String keywords = String.join("\n", passage.article().keywords());
    Document document = new Document();
    document.add(field(TITLE, passage.title()));
    document.add(field(KEYWORDS, keywords));
    document.add(field(TEXT, passage.text()));
    document.add(field(ALL, String.join("\n", passage.title(), keywords, passage.text())));
    named(passage).forEach(name -> addPairs(document, analyzer.terms(name)));
    return document;
  }

  private static void addPairs(Document document, List<String> terms) {
    for (int i = 1; i < terms.size(); i++) {
      String pair = Wanted.pair(terms.get(i - 1), terms.get(i));
      document.add(new StringField(PAIRS, pair, Field.Store.NO));
    }
  }

  private static Field field(String name, String text) {
    return new TextField(name, text, Field.Store.NO);
  }

  /** By what a passage is called. */
  private static List<String> named(Passage passage) {
    List<String> names = new ArrayList<>(passage.article().keywords());
    names.add(passage.title());
    return names;
  }
}
