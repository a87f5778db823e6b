package org.homeservices.assistant.manners;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.homeservices.assistant.text.Accents;
import org.homeservices.assistant.text.StrictForm;
import org.homeservices.assistant.text.Words;

/**
 * The words of a text as they are compared here: lower case, no accents, every letter once where it
 * stands in a row ("oiii", "obrigadaa"). Signs and emoji are gone; a pause stays.
 */
final class PlainWords {
  /** Before the first word. */
  static final String START = "START";

  /** Behind the last word. */
  static final String END = "END";

  /** Between two sentences, or parts of one. */
  static final String PAUSE = ",";

  private static final Pattern IN_A_ROW = Pattern.compile("(\\p{L})\\1+");

  private PlainWords() {}

  /** The words of a text between {@code START} and {@code END}. */
  static List<String> of(String text) {
    List<String> plain = new ArrayList<>();
    plain.add(START);
    for (String word : Words.of(new StrictForm(plain(StrictForm.of(text).text())))) {
      if (word.equals(PAUSE) || word.codePoints().anyMatch(Character::isLetterOrDigit)) {
        plain.add(word);
      }
    }
    plain.add(END);
    return plain;
  }

  /** One word or several, as they are compared. */
  static String plain(String words) {
    return IN_A_ROW.matcher(Accents.foldAll(words)).replaceAll("$1");
  }
}
