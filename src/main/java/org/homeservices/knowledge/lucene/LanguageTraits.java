package org.homeservices.knowledge.lucene;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.homeservices.knowledge.Languages;

/** Tells how much a short text looks like one language: small words, letters, known terms. */
final class LanguageTraits {
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
  private static final double SMALL_WORD = 1;
  private static final double KNOWN_WORD = 0.5;
  private static final double TELLING_SIGN = 2;

  private final Set<String> smallWords;
  private final Pattern tellingSigns;
  private final Predicate<String> known;

  /**
   * @param known whether a word without accents is a term of the language's articles
   */
  LanguageTraits(Locale locale, Predicate<String> known) {
    this.smallWords = WordList.words("stopwords", locale);
    this.tellingSigns = tellingSigns(locale);
    this.known = known;
  }

  /** 0 for a text without a trace of the language, more the more it shows. */
  double in(String text) {
    String lowerCase = text.toLowerCase(Locale.ROOT);
    double signs = tellingSigns.matcher(lowerCase).find() ? TELLING_SIGN : 0;
    return signs
        + NO_LETTERS
            .splitAsStream(withoutAccents(lowerCase))
            .distinct()
            .mapToDouble(this::weight)
            .sum();
  }

  private double weight(String word) {
    if (smallWords.contains(word)) {
      return SMALL_WORD;
    }
    return known.test(word) ? KNOWN_WORD : 0;
  }

  private static Pattern tellingSigns(Locale locale) {
    if (locale.equals(Languages.PORTUGUESE)) {
      return Pattern.compile("[ãõçâêôà]");
    }
    return Pattern.compile(locale.equals(Languages.SPANISH) ? "[¿¡ñ]" : "\\b(i'm|don't|can't)\\b");
  }

  private static String withoutAccents(String text) {
    return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
  }
}
