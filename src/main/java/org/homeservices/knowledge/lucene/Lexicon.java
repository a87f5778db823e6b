package org.homeservices.knowledge.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of a language's words whatever the articles say: which mean the same, which tell
 * little, and which belong to topics that no company for services at home deals with.
 */
final class Lexicon {
  private static final int LONGEST = 4;

  private final Set<String> lightWords;
  private final Set<String> lightTerms;
  private final Set<String> strangeWords;
  private final Map<String, Set<String>> same = new HashMap<>();
  private final Map<List<String>, Set<String>> phrases = new HashMap<>();

  Lexicon(Locale locale, LanguageAnalyzer analyzer) {
    this.lightWords = WordList.words("light", locale);
    this.lightTerms = terms(lightWords, analyzer);
    this.strangeWords = WordList.words("strange", locale);
    WordList.lines("synonyms", locale).forEach(line -> learn(line, analyzer));
  }

  /** Whether a word tells little, like those for times of day. */
  boolean isLight(String word) {
    return lightWords.contains(word);
  }

  /** Whether some form of such a word has this term, which may also be that of another word. */
  boolean mayBeLight(String term) {
    return lightTerms.contains(term);
  }

  /** Whether a word belongs to another world, like football. */
  boolean isStrange(String word) {
    return strangeWords.contains(word)
        || (word.endsWith("s") && strangeWords.contains(word.substring(0, word.length() - 1)));
  }

  /** Whether a term is one of a word, so that it misspells no other. */
  boolean knows(String term) {
    return mayBeLight(term) || same.containsKey(term);
  }

  /** The terms that mean the same as one. */
  Set<String> sameAs(String term) {
    return same.getOrDefault(term, Set.of());
  }

  /** The word of the lexicon that a word misspells by one letter. */
  Optional<String> nearest(String term) {
    return same.keySet().stream().filter(known -> Spelling.isOneEdit(known, term)).findFirst();
  }

  /** The terms that mean the same as a phrase which begins here, with how long it is. */
  Optional<Phrase> phraseAt(List<String> terms, int start) {
    for (int length = Math.min(LONGEST, terms.size() - start); length > 1; length--) {
      Set<String> meaning = phrases.get(terms.subList(start, start + length));
      if (meaning != null) {
        return Optional.of(new Phrase(length, meaning));
      }
    }
    return Optional.empty();
  }

  /**
   * Words that mean one thing together.
   *
   * @param length how many terms
   * @param meaning terms that mean the same
   */
  record Phrase(int length, Set<String> meaning) {}

  private void learn(String line, LanguageAnalyzer analyzer) {
    List<List<String>> members =
        Arrays.stream(line.split(","))
            .map(String::strip)
            .filter(member -> !isReduced(member, analyzer))
            .map(analyzer::terms)
            .toList();
    Set<String> words = new LinkedHashSet<>();
    members.stream().filter(member -> member.size() == 1).forEach(words::addAll);
    for (List<String> member : members) {
      if (member.size() == 1) {
        same.computeIfAbsent(member.get(0), key -> new HashSet<>()).addAll(words);
      } else {
        phrases.computeIfAbsent(new ArrayList<>(member), key -> new HashSet<>()).addAll(words);
      }
    }
  }

  /** Whether nothing is left of a phrase but one of its words, which means something else alone. */
  private static boolean isReduced(String member, LanguageAnalyzer analyzer) {
    int terms = analyzer.terms(member).size();
    return terms == 0 || (terms == 1 && member.contains(" "));
  }

  private static Set<String> terms(Set<String> words, LanguageAnalyzer analyzer) {
    return words.stream()
        .flatMap(word -> analyzer.terms(word).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
