package org.homeservices.web.widget;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the words of a script stand for. It knows JavaScript as our modules write it: one name or
 * one pattern after {@code const}, parameters in parentheses, semicolons, no {@code var}.
 */
final class Script {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");
  private static final Set<String> DECLARING = Set.of("const", "let", "function", "class");
  private static final Set<String> DECIDING = Set.of("if", "for", "while", "switch");
  private static final Set<String> BEFORE_CLASS = Set.of("{", "}", ";", "(", ")");
  private static final Set<String> BEFORE_MEMBER =
      Set.of("{", "}", ",", ";", "get", "set", "async", "static", "*");

  private final List<String> tokens;

  /** For each bracket that opens, where it closes. */
  private final int[] closing;

  /** For each token, the innermost bracket that is open: "{", "class", "(" and so on. */
  private final String[] bracket;

  /** What a word is. */
  enum Use {
    VARIABLE,
    PROPERTY,
    /** Both at once: {@code {name}}. */
    SHORTHAND,
    /** No word, or one that belongs to the language. */
    NONE
  }

  private Script(List<String> tokens) {
    this.tokens = tokens;
    this.closing = new int[tokens.size()];
    this.bracket = new String[tokens.size()];
    findBrackets();
  }

  static Script of(List<String> tokens) {
    return new Script(tokens);
  }

  /** The names of its variables, parameters, functions and classes. */
  Set<String> declared() {
    Set<String> declared = new HashSet<>();
    for (int at = 0; at < tokens.size() - 1; at++) {
      if (DECLARING.contains(tokens.get(at))) {
        int next = at + 1;
        addVariables(next, Math.max(next, closing[next]), declared);
      } else if (isParameters(at)) {
        addVariables(at + 1, closing[at], declared);
      }
    }
    return declared;
  }

  /**
   * What the token at a place is.
   *
   * @param at its index
   */
  Use use(int at) {
    if (!WORD.matcher(tokens.get(at)).matches()) {
      return Use.NONE;
    }
    if (isMember(at)) {
      return Use.PROPERTY;
    }
    String before = token(at - 1);
    String after = token(at + 1);
    if (!bracket[at].equals("{") || !(before.equals("{") || before.equals(","))) {
      return Use.VARIABLE;
    }
    if (after.equals(":")) {
      return Use.PROPERTY;
    }
    boolean hasDefault = after.equals("=") && !token(at + 2).equals("=");
    boolean isShort = after.equals(",") || after.equals("}") || hasDefault;
    return isShort ? Use.SHORTHAND : Use.VARIABLE;
  }

  /** After a dot, or the name of a method or a field. */
  private boolean isMember(int at) {
    String before = token(at - 1);
    if (before.equals(".")) {
      return !token(at - 2).equals(".");
    }
    boolean isInClass = bracket[at].equals("class");
    if (!(isInClass || bracket[at].equals("{")) || !BEFORE_MEMBER.contains(before)) {
      return false;
    }
    String after = token(at + 1);
    boolean isMethod = after.equals("(") && token(closing[at + 1] + 1).equals("{");
    return isMethod || (isInClass && (after.equals("=") || after.equals(";")));
  }

  /** A default is no declaration, but what stands before its sign is. */
  private void addVariables(int from, int to, Set<String> declared) {
    for (int at = from; at <= to; at++) {
      boolean isDefault = token(at - 1).equals("=") || token(at - 1).equals("?");
      Use use = use(at);
      if (!isDefault && (use == Use.VARIABLE || use == Use.SHORTHAND)) {
        declared.add(tokens.get(at));
      }
    }
  }

  private boolean isParameters(int at) {
    if (!tokens.get(at).equals("(") || DECIDING.contains(token(at - 1))) {
      return false;
    }
    String after = token(closing[at] + 1);
    return after.equals("{") || (after.equals("=") && token(closing[at] + 2).equals(">"));
  }

  private String token(int at) {
    return at < 0 || at >= tokens.size() ? "" : tokens.get(at);
  }

  private void findBrackets() {
    Deque<Integer> open = new ArrayDeque<>();
    Deque<String> kinds = new ArrayDeque<>();
    for (int at = 0; at < tokens.size(); at++) {
      String token = tokens.get(at);
      if ((token.equals(")") || token.equals("]") || token.startsWith("}")) && !open.isEmpty()) {
        closing[open.pop()] = at;
        kinds.pop();
      }
      bracket[at] = kinds.isEmpty() ? "" : kinds.element();
      if (token.equals("(") || token.equals("[") || token.endsWith("{")) {
        open.push(at);
        kinds.push(token.equals("{") && isOfClass(at) ? "class" : token);
      }
    }
  }

  private boolean isOfClass(int at) {
    int before = at - 1;
    while (before >= 0 && !BEFORE_CLASS.contains(tokens.get(before))) {
      if (tokens.get(before).equals("class")) {
        return true;
      }
      before--;
    }
    return false;
  }
}
