package org.homeservices.knowledge.lucene;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes out what a question speaks of. */
final class Reading {
  /** The first so many words of a question decide. */
  private static final int MOST_WORDS = 64;

  /** How much a word tells that says little of what is asked. */
  private static final double LIGHT = 0.3;

  /**
   * How much a word tells that belongs to another world: a few words of ours do not outweigh it.
   */
  private static final double STRANGE = 5;

  private static final double PLAIN = 1;

  /** How much a word still tells by itself where it is part of a phrase with its own meaning. */
  private static final double IN_PHRASE = 0.5;

  private final LanguageAnalyzer analyzer;
  private final LanguageAnalyzer whole;
  private final Lexicon lexicon;
  private final Vocabulary vocabulary;
  private final Vocabulary keywords;
  private final Set<String> named;

  /**
   * @param vocabulary the terms of all articles
   * @param keywords those of their keywords
   * @param named texts by which articles call their topics
   */
  Reading(Locale locale, Vocabulary vocabulary, Vocabulary keywords, Collection<String> named) {
    this.analyzer = new LanguageAnalyzer(locale);
    this.whole = LanguageAnalyzer.ofWords(locale);
    this.lexicon = new Lexicon(locale, analyzer);
    this.vocabulary = vocabulary;
    this.keywords = keywords;
    this.named =
        named.stream().flatMap(text -> whole.terms(text).stream()).collect(Collectors.toSet());
  }

  /** What a question speaks of, each thing once. */
  List<Concept> concepts(String question) {
    List<Concept> words = whole.terms(question).stream().limit(MOST_WORDS).map(this::word).toList();
    List<String> terms = words.stream().map(Concept::term).toList();
    List<Concept> concepts = new ArrayList<>();
    int next = 0;
    while (next < words.size()) {
      Optional<Lexicon.Phrase> phrase = lexicon.phraseAt(terms, next).filter(this::isKnown);
      if (phrase.isEmpty()) {
        concepts.add(words.get(next++));
        continue;
      }
      int end = next + phrase.get().length();
      String name = String.join(" ", terms.subList(next, end));
      concepts.add(new Concept(name, phrase.get().meaning(), PLAIN));
      words.subList(next, end).forEach(word -> concepts.add(word.lighter(IN_PHRASE)));
      next = end;
    }
    Set<String> seen = new HashSet<>();
    return concepts.stream().filter(concept -> seen.add(concept.term())).toList();
  }

  private boolean isKnown(Lexicon.Phrase phrase) {
    return phrase.meaning().stream().anyMatch(vocabulary::contains);
  }

  private Concept word(String word) {
    if (lexicon.isStrange(word) && !named.contains(word)) {
      // Whole, so that it is not taken for another word with its stem.
      return new Concept("?" + word, Set.of(), STRANGE);
    }
    List<String> stem = analyzer.terms(word);
    String term = mended(stem.isEmpty() ? word : stem.get(0));
    return new Concept(term, lexicon.sameAs(term), isLight(word, term) ? LIGHT : PLAIN);
  }

  private boolean isLight(String word, String term) {
    return lexicon.isLight(word) || (lexicon.mayBeLight(term) && !keywords.contains(term));
  }

  private String mended(String term) {
    if (vocabulary.contains(term) || lexicon.knows(term)) {
      return term;
    }
    return vocabulary.nearest(term).or(() -> lexicon.nearest(term)).orElse(term);
  }
}
