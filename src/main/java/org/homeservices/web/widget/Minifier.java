package org.homeservices.web.widget;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes a script small: no spaces that are not needed, short {@link Names}. It relies on statements
 * that end with a semicolon, as ours do.
 */
final class Minifier {
  /** A literal of several lines is a style sheet. */
  private static final Pattern STYLES = Pattern.compile("(?s)`\\n.*`");

  private Minifier() {}

  /**
   * The text of a script.
   *
   * @param seen names that others use too
   */
  static String of(List<String> tokens, Set<String> seen) {
    return text(Names.shorten(tokens, seen));
  }

  /** The text of a script in which only these names are shortened. */
  static String only(List<String> tokens, Set<String> names) {
    return text(Names.shortenOnly(tokens, names));
  }

  private static String text(List<String> tokens) {
    Script script = Script.of(tokens);
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < tokens.size(); at++) {
      String token = tokens.get(at);
      String next = at + 1 < tokens.size() ? tokens.get(at + 1) : "";
      if (!isNeedless(token, next) || script.isRuled(at)) {
        if (isApart(text, token)) {
          text.append(' ');
        }
        text.append(STYLES.matcher(token).matches() ? styles(token) : token);
      }
    }
    return text.toString();
  }

  private static boolean isNeedless(String token, String next) {
    return token.equals(",")
        ? next.equals("}") || next.equals(")")
        : token.equals(";") && next.equals("}");
  }

  /** Words would become one, {@code a + +b} would count, and two slashes begin a comment. */
  private static boolean isApart(CharSequence before, String token) {
    if (before.length() == 0) {
      return false;
    }
    char last = before.charAt(before.length() - 1);
    char first = token.charAt(0);
    boolean areWords = isOfWord(last) && isOfWord(first);
    return areWords || (last == first && "+-/".indexOf(last) >= 0);
  }

  private static boolean isOfWord(char letter) {
    return Character.isLetterOrDigit(letter) || letter == '_' || letter == '$' || letter > '\u007f';
  }

  /** A space before a colon belongs to a selector. */
  private static String styles(String sheet) {
    return sheet
        .replaceAll("\\s*([{};,>])\\s*", "$1")
        .replaceAll(":\\s+", ":")
        .replaceAll(";}", "}")
        .replaceAll("\\s+", " ");
  }
}
