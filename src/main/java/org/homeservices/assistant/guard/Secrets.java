package org.homeservices.assistant.guard;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.homeservices.assistant.text.Accents;

/**
 * Looks for the canary and for rows of the rules in a text, whatever its capitals, accents, blanks
 * and marks: the canary also backwards, the rules also letter by letter.
 */
final class Secrets {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z]+");

  private final SecretRun canary;
  private final SecretRun words;
  private final SecretRun letters;
  private final StringBuilder word = new StringBuilder();
  private int wordStart;

  Secrets(Canary canary, String rules) {
    String backwards = new StringBuilder(canary.word()).reverse().toString();
    String plain = plain(rules);
    this.canary = new SecretRun(letters(canary.word() + " " + backwards), 3, 10);
    this.words = new SecretRun(List.of(NO_WORD.split(plain)), 3, 8);
    this.letters = new SecretRun(letters(NO_LETTER.matcher(plain).replaceAll("")), 16, 48);
  }

  /** The next character of the text, and where it stands. */
  void take(int character, int position) {
    if (Character.isLetterOrDigit(character)) {
      wordStart = word.isEmpty() ? position : wordStart;
      word.appendCodePoint(character);
    } else if (Character.getType(character) != Character.NON_SPACING_MARK) {
      end();
    }
    String plain = lettersOf(character);
    for (int at = 0; at < plain.length(); at++) {
      canary.take(plain.substring(at, at + 1), position);
      letters.take(plain.substring(at, at + 1), position);
    }
  }

  /** The last word has ended. */
  void end() {
    if (!word.isEmpty()) {
      words.take(plain(word.toString()), wordStart);
      word.setLength(0);
    }
  }

  /** From where on the text may be a secret. */
  int suspectFrom(int end) {
    return Math.min(
        canary.suspectFrom(end), Math.min(words.suspectFrom(end), letters.suspectFrom(end)));
  }

  private static List<String> letters(String text) {
    return text.chars().mapToObj(Character::toString).toList();
  }

  private static String lettersOf(int character) {
    boolean simple = character >= 'a' && character <= 'z';
    String one = Character.toString(character);
    return simple ? one : NO_LETTER.matcher(plain(one)).replaceAll("");
  }

  private static String plain(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return Accents.foldAll(composed).toLowerCase(Locale.ROOT);
  }
}
