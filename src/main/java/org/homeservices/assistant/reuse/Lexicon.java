package org.homeservices.assistant.reuse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeservices.assistant.text.Accents;
import org.homeservices.assistant.text.Rewriting;
import org.homeservices.assistant.text.Sentence;
import org.homeservices.assistant.text.StrictForm;
import org.homeservices.assistant.text.WordFile;
import org.homeservices.assistant.text.Words;
import org.homeservices.knowledge.Languages;

/** How one language writes the normal form of its questions. */
final class Lexicon {
  private static final Map<Locale, Lexicon> ALL =
      Languages.ALL.stream()
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Lexicon::read));

  private final Accents accents;
  private final Rewriting phrases;
  private final Articles articles;
  private final Set<String> small;

  private Lexicon(Accents accents, Articles articles, WordFile file) {
    this.accents = accents;
    this.articles = articles;
    this.phrases =
        new Rewriting(
            Stream.of("courtesy", "same").flatMap(name -> file.lines(name).stream()).toList());
    this.small = file.words("small");
  }

  private static Lexicon read(Locale language) {
    WordFile file = WordFile.of(Lexicon.class, "normal", language);
    return new Lexicon(new Accents(language, file), new Articles(language, file), file);
  }

  /** Whether the product knows the language. */
  static boolean knows(Locale language) {
    return ALL.containsKey(language);
  }

  /** Of a language that it knows. */
  static Lexicon of(Locale language) {
    Lexicon lexicon = ALL.get(language);
    if (lexicon == null) {
      throw new IllegalArgumentException("language: must be one of the product's: " + language);
    }
    return lexicon;
  }

  /** The words of a text without courtesies, some turns of phrase brought to one. */
  Sentence plain(StrictForm form) {
    List<String> words = Words.of(form).stream().map(accents::fold).toList();
    return phrases.applyTo(Sentence.of(words));
  }

  /** What is left of a text when all is gone that does not change what is asked. */
  List<String> normal(StrictForm form) {
    return articles.dropFrom(plain(form).words());
  }

  /** Whether a word can be what a question is about. */
  boolean isContent(String word) {
    return !small.contains(word) && word.codePoints().anyMatch(Character::isLetter);
  }
}
