package org.homeservices.web.widget;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a script small: no comments, no spaces that are not needed, short private names. It relies
 * on statements that end with a semicolon, as ours do.
 */
final class Compact {
  private static final Pattern WORD = Pattern.compile("#?[\\w$\\P{ASCII}]+");
  private static final Pattern PRIVATE = Pattern.compile("#[a-z]\\w*");

  /** A literal of several lines is a style sheet. */
  private static final Pattern STYLES = Pattern.compile("(?s)`\\n.*`");

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private Compact() {}

  /** The same script. */
  static String of(String source) {
    List<String> tokens = Tokens.of(source);
    Map<String, String> names = shortNames(tokens);
    StringBuilder text = new StringBuilder();
    String before = "";
    for (String token : tokens) {
      if (isApart(before, token)) {
        text.append(' ');
      }
      text.append(
          STYLES.matcher(token).matches() ? styles(token) : names.getOrDefault(token, token));
      before = token;
    }
    return text.append('\n').toString();
  }

  /** Words would become one, and so would signs that are doubled: {@code a + +b}. */
  private static boolean isApart(String before, String after) {
    boolean areWords = WORD.matcher(before).matches() && WORD.matcher(after).matches();
    return areWords || (before.equals(after) && (after.equals("+") || after.equals("-")));
  }

  /** A space before a colon belongs to a selector. */
  private static String styles(String sheet) {
    return sheet
        .replaceAll("\\s*([{};,>])\\s*", "$1")
        .replaceAll(":\\s+", ":")
        .replaceAll(";}", "}")
        .replaceAll("\\s+", " ");
  }

  /** Those that are used most get the shortest ones. */
  private static Map<String, String> shortNames(List<String> tokens) {
    Map<String, Long> uses =
        tokens.stream()
            .filter(token -> PRIVATE.matcher(token).matches())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<String> names =
        uses.keySet().stream()
            .sorted(
                Comparator.comparing((String name) -> -uses.get(name)).thenComparing(name -> name))
            .toList();
    Map<String, String> shorter = new HashMap<>();
    for (int index = 0; index < names.size(); index++) {
      shorter.put(names.get(index), "#" + word(index));
    }
    return shorter;
  }

  private static String word(int index) {
    int letters = LETTERS.length();
    String last = String.valueOf(LETTERS.charAt(index % letters));
    return index < letters ? last : word(index / letters - 1) + last;
  }
}
