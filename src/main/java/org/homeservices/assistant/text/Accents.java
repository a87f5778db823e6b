package org.homeservices.assistant.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.homeservices.knowledge.Languages;

/**
 * Takes accents off where a language is often typed without them and the word stays the same one.
 * Where the accent makes another word ("é", "país"), tense ("pagará", "canceló") or letter ("ñ") it
 * stays.
 */
public final class Accents {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern PORTUGUESE_FUTURE = Pattern.compile(".+rás?");
  private static final Pattern SPANISH_LAST = Pattern.compile(".*[áéíóú][nslr]?");
  private static final Pattern SPANISH_NOUN = Pattern.compile(".+[cstx]ión");

  private final Locale language;
  private final Set<String> kept;
  private final Set<String> plain;

  /**
   * Those of one language.
   *
   * @param file with sections {@code accents}, words that keep theirs, and {@code plain}, words
   *     that never do
   */
  public Accents(Locale language, WordFile file) {
    this.language = language;
    this.kept = file.words("accents");
    this.plain = file.words("plain");
  }

  /** The word in the form of its language. */
  public String fold(String word) {
    if (kept.contains(word)) {
      return word;
    }
    if (language.equals(Languages.SPANISH)) {
      return spanish(word);
    }
    boolean future =
        language.equals(Languages.PORTUGUESE) && PORTUGUESE_FUTURE.matcher(word).matches();
    return future ? word : foldAll(word);
  }

  private String spanish(String word) {
    boolean last = SPANISH_LAST.matcher(word).matches() && !SPANISH_NOUN.matcher(word).matches();
    if (last && !plain.contains(word)) {
      return word;
    }
    return foldAll(word.replace('ñ', '\u0001')).replace('\u0001', 'ñ');
  }

  /** Without any accent. */
  public static String foldAll(String word) {
    String parted = Normalizer.normalize(word, Normalizer.Form.NFD);
    return Normalizer.normalize(MARKS.matcher(parted).replaceAll(""), Normalizer.Form.NFC);
  }
}
