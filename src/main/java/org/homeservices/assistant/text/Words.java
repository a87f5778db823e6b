package org.homeservices.assistant.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text in order, in the strict form, with accents. A number keeps its comma, point,
 * colon or slash and the unit that is glued to it; a word keeps its hyphen and apostrophe. Quotes
 * go; what parts a sentence becomes a comma; every other sign is a word, since it may be a currency
 * or a minus.
 */
public final class Words {
  private static final Pattern WORD =
      Pattern.compile(
          "(?:[\\p{L}\\p{M}\\p{N}]|(?<=\\p{N})[.,:/\\-](?=\\p{N})"
              + "|(?<=[\\p{L}\\p{M}])['-](?=\\p{L}))+|\\S");
  private static final Pattern QUOTE = Pattern.compile("[\"“”„«»‘´`¿¡]");
  private static final Pattern PAUSE = Pattern.compile("[,;:.!?()\\[\\]{}–—|]");
  private static final String COMMA = ",";

  private Words() {}

  /** The words of a form. */
  public static List<String> of(StrictForm form) {
    String text = QUOTE.matcher(form.text().replace('’', '\'')).replaceAll(" ");
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      add(words, PAUSE.matcher(word.group()).matches() ? COMMA : word.group());
    }
    return words;
  }

  /** Several pauses in a row are one. */
  private static void add(List<String> words, String word) {
    boolean repeated =
        word.equals(COMMA) && !words.isEmpty() && words.get(words.size() - 1).equals(COMMA);
    if (!repeated && !word.equals("'")) {
      words.add(word);
    }
  }
}
