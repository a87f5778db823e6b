package org.homeservices.web.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tokens of a JavaScript module (ECMAScript 2025 §12), as far as they must be told apart to
 * leave comments and spaces out: a template literal is cut at its substitutions, and each sign of
 * an operator but {@code ++} and {@code --} is a token of its own.
 */
final class Tokens {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*+");
  private static final Pattern DOUBLE = Pattern.compile("\\+\\+|--");
  private static final Pattern WORD = Pattern.compile("#?[\\w$\\P{ASCII}]+");
  private static final Pattern TEXT =
      Pattern.compile("\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]++|\\\\.)*+'");
  private static final Pattern EXPRESSION =
      Pattern.compile("/(?:[^/\\\\\\[\\n]|\\\\.|\\[(?:[^\\]\\\\\\n]|\\\\.)*])+/[a-z]*");

  /** Up to the next substitution, or to the end of the literal. */
  private static final Pattern TEMPLATE =
      Pattern.compile("(?s)[`}](?:[^`\\\\$]++|\\\\.|\\$(?!\\{))*+(?:`|\\$\\{)");

  /** After one of these a slash begins a regular expression, and divides after any other. */
  private static final Pattern BEFORE_EXPRESSION =
      Pattern.compile(
          "[(,=:\\[!&|?{;+*%<>~^/-]"
              + "|return|typeof|case|of|in|await|void|throw|else|do|delete|instanceof|yield");

  private final String source;
  private final List<String> tokens = new ArrayList<>();

  /** For each brace that is open, whether it is that of a substitution. */
  private final List<Boolean> braces = new ArrayList<>();

  private int at;

  private Tokens(String source) {
    this.source = source;
  }

  /**
   * The tokens without spaces and comments, in their order.
   *
   * @throws IllegalStateException where they cannot be told apart
   */
  static List<String> of(String source) {
    Tokens tokens = new Tokens(source);
    while (tokens.at < source.length()) {
      tokens.next();
    }
    return tokens.tokens;
  }

  private void next() {
    if (skip(SPACE) || skip(COMMENT) || take(WORD) || take(TEXT) || take(DOUBLE)) {
      return;
    }
    char sign = source.charAt(at);
    boolean isTemplate = sign == '`' || (sign == '}' && isOfSubstitution());
    boolean isExpression = sign == '/' && isBeforeExpression();
    if (!(isTemplate && take(TEMPLATE)) && !(isExpression && take(EXPRESSION))) {
      takeSign(sign, isTemplate || isExpression);
    }
    count(last(), isTemplate);
  }

  /** Only the grammar knows whether a brace ends a statement or a value. */
  private void takeSign(char sign, boolean isOpen) {
    if (isOpen || sign == '"' || sign == '\'') {
      throw new IllegalStateException("a literal that does not end: " + line());
    }
    if (sign == '/' && last().equals("}")) {
      throw new IllegalStateException("a slash after a brace: " + line());
    }
    tokens.add(String.valueOf(sign));
    at++;
  }

  private void count(String token, boolean isTemplate) {
    boolean closes = token.startsWith("}");
    if (closes && !braces.isEmpty()) {
      braces.remove(braces.size() - 1);
    }
    if (token.equals("{") || (isTemplate && token.endsWith("${"))) {
      braces.add(isTemplate);
    }
  }

  private boolean isOfSubstitution() {
    return !braces.isEmpty() && braces.get(braces.size() - 1);
  }

  private boolean isBeforeExpression() {
    return tokens.isEmpty() || BEFORE_EXPRESSION.matcher(last()).matches();
  }

  private String last() {
    return tokens.isEmpty() ? "" : tokens.get(tokens.size() - 1);
  }

  /** What is left of the present line. */
  private String line() {
    return source.substring(at).lines().findFirst().orElse("");
  }

  private boolean skip(Pattern kind) {
    Matcher found = kind.matcher(source).region(at, source.length());
    if (found.lookingAt()) {
      at = found.end();
      return true;
    }
    return false;
  }

  private boolean take(Pattern kind) {
    int begin = at;
    if (skip(kind)) {
      tokens.add(source.substring(begin, at));
      return true;
    }
    return false;
  }
}
