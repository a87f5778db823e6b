package org.homeservices.web.widget;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A library's module up to what we use of it. Of marked that is the lexer: its parser and its
 * renderer, a quarter of the bytes, stand behind it and are not served (ADR 0035).
 */
final class Library {
  private static final Pattern EXPORTS = Pattern.compile("export\\s*\\{([^}]*)}");
  private static final Pattern COMMENTS = Pattern.compile("(?s)\\A(?:\\s*/\\*.*?\\*/)*");
  private static final Set<String> DECLARING = Set.of("var", "let", "const", ",");

  private Library() {}

  /**
   * The module with all that stands before the end of a variable's declaration, and nothing else.
   *
   * @param source the module as it was published; its licence stays
   * @param export what it shall export
   * @throws IllegalStateException where it declares or exports no such variable
   */
  static String upTo(String export, String source) {
    String local = localName(export, source);
    int at = comments(source);
    List<String> tokens = Tokens.of(source.substring(at));
    int depth = 0;
    boolean isDeclared = false;
    String before = "";
    for (String token : tokens) {
      at = source.indexOf(token, at) + token.length();
      depth += change(token);
      isDeclared |= depth == 0 && token.equals(local) && DECLARING.contains(before);
      if (isDeclared && depth == 0 && token.equals(";")) {
        return source.substring(0, at) + "export{%s as %s};\n".formatted(local, export);
      }
      before = token;
    }
    throw new IllegalStateException("a library declares no variable %s".formatted(local));
  }

  private static String localName(String export, String source) {
    Pattern pair = Pattern.compile("(\\S+)\\s+as\\s+" + Pattern.quote(export) + "\\s*(?:,|$)");
    Matcher exports = EXPORTS.matcher(source);
    while (exports.find()) {
      Matcher found = pair.matcher(exports.group(1));
      if (found.find()) {
        return found.group(1).substring(found.group(1).lastIndexOf(',') + 1);
      }
    }
    throw new IllegalStateException("a library does not export " + export);
  }

  private static int comments(String source) {
    Matcher comments = COMMENTS.matcher(source);
    return comments.find() ? comments.end() : 0;
  }

  /** How much deeper in brackets what follows is. */
  private static int change(String token) {
    boolean opens = token.equals("(") || token.equals("[") || token.endsWith("{");
    boolean closes = token.equals(")") || token.equals("]") || token.startsWith("}");
    return (opens ? 1 : 0) - (closes ? 1 : 0);
  }
}
