package org.homeservices.web.widget;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes a script small: no comments, no spaces that are not needed, short {@link Names}. It relies
 * on statements that end with a semicolon, as ours do.
 */
final class Compact {
  private static final Pattern WORD = Pattern.compile("#?[\\w$\\P{ASCII}]+");

  /** A literal of several lines is a style sheet. */
  private static final Pattern STYLES = Pattern.compile("(?s)`\\n.*`");

  private Compact() {}

  /**
   * The same script.
   *
   * @param seen names that others use too
   */
  static String of(String script, Set<String> seen) {
    return text(Names.shorten(Tokens.of(script), seen));
  }

  /** The same script, in which only these names are shortened. */
  static String only(String script, Set<String> names) {
    return text(Names.shortenOnly(Tokens.of(script), names));
  }

  private static String text(List<String> tokens) {
    StringBuilder text = new StringBuilder();
    String before = "";
    for (String token : tokens) {
      boolean isNeedless = (before.equals(",") || before.equals(";")) && token.equals("}");
      if (isNeedless || (before.equals(",") && token.equals(")"))) {
        text.setLength(text.length() - 1);
      }
      if (isApart(before, token)) {
        text.append(' ');
      }
      text.append(STYLES.matcher(token).matches() ? styles(token) : token);
      before = token;
    }
    return text.toString();
  }

  /** Words would become one, and so would signs that are doubled: {@code a + +b}. */
  private static boolean isApart(String before, String after) {
    boolean areWords = WORD.matcher(before).matches() && WORD.matcher(after).matches();
    boolean areSigns = before.endsWith("+") && after.startsWith("+");
    return areWords || areSigns || (before.endsWith("-") && after.startsWith("-"));
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
