package org.homeservices.web.widget;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.homeservices.web.widget.Brackets.Kind;

/**
 * What the words of a script stand for. It knows JavaScript as our modules write it: one name or
 * one pattern after {@code const}, parameters in parentheses, semicolons, no {@code var}.
 */
final class Script {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");
  private static final Set<String> DECIDING = Set.of("if", "for", "while", "switch");
  private static final Set<String> BEFORE_MEMBER =
      Set.of("{", "}", ",", ";", "get", "set", "async", "static");
  private static final Set<String> AFTER_DEFAULT = Set.of(",", "}", "]", ")");

  private final List<String> tokens;
  private final Brackets brackets;

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
    this.brackets = Brackets.of(tokens);
  }

  static Script of(List<String> tokens) {
    return new Script(tokens);
  }

  /** The names of its variables, parameters, functions and classes. */
  Set<String> declared() {
    Set<String> declared = new HashSet<>();
    for (int at = 0; at < tokens.size() - 1; at++) {
      String token = tokens.get(at);
      if (token.equals("const") || token.equals("let")) {
        addVariables(at + 1, brackets.partner(at + 1), declared);
      } else if (token.equals("function") || token.equals("class")) {
        addVariables(at + 1, at + 1, declared);
      } else if (isParameters(at)) {
        addVariables(at + 1, brackets.partner(at), declared);
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
    boolean isFirst = token(at - 1).equals("{") || token(at - 1).equals(",");
    if (brackets.around(at) != Kind.OBJECT || !isFirst) {
      return Use.VARIABLE;
    }
    String after = token(at + 1);
    if (after.equals(":")) {
      return Use.PROPERTY;
    }
    boolean isShort = after.equals(",") || after.equals("}") || isAssigned(at);
    return isShort ? Use.SHORTHAND : Use.VARIABLE;
  }

  /** Whether {@code if (…)}, {@code else} or the like rules what stands at a place. */
  boolean isRuled(int at) {
    String before = token(at - 1);
    return before.equals("else") || (before.equals(")") && isDecision(brackets.partner(at - 1)));
  }

  /** After a dot, or the name of a method or a field. */
  private boolean isMember(int at) {
    String before = token(at - 1);
    if (before.equals(".")) {
      return !token(at - 2).equals(".");
    }
    Kind around = brackets.around(at);
    String after = token(at + 1);
    boolean isFirst = BEFORE_MEMBER.contains(before);
    if (around == Kind.CLASS && isFirst && (isAssigned(at) || after.equals(";"))) {
      return true;
    }
    boolean isMethod = after.equals("(") && token(brackets.partner(at + 1) + 1).equals("{");
    return isMethod
        && (around == Kind.CLASS || around == Kind.OBJECT)
        && (isFirst || before.equals("*"));
  }

  private boolean isAssigned(int at) {
    return token(at + 1).equals("=") && !token(at + 2).equals("=") && !token(at + 2).equals(">");
  }

  /** What stands before the sign of a default is declared, and nothing after it. */
  private void addVariables(int from, int to, Set<String> declared) {
    int at = from;
    while (at <= to) {
      Use use = use(at);
      if (use == Use.VARIABLE || use == Use.SHORTHAND) {
        declared.add(tokens.get(at));
      }
      at = tokens.get(at).equals("=") ? afterDefault(at) : at + 1;
    }
  }

  private int afterDefault(int sign) {
    int at = sign + 1;
    while (!AFTER_DEFAULT.contains(tokens.get(at))) {
      at = brackets.partner(at) + 1;
    }
    return at;
  }

  private boolean isParameters(int at) {
    if (!tokens.get(at).equals("(") || isDecision(at)) {
      return false;
    }
    int after = brackets.partner(at) + 1;
    boolean isArrow = token(after).equals("=") && token(after + 1).equals(">");
    return isArrow || (token(after).equals("{") && brackets.kind(after) == Kind.BLOCK);
  }

  /** Whether a parenthesis is that of {@code if (…)} or the like. */
  private boolean isDecision(int at) {
    boolean isAwait = token(at - 1).equals("await");
    return DECIDING.contains(token(isAwait ? at - 2 : at - 1));
  }

  private String token(int at) {
    return at < 0 || at >= tokens.size() ? "" : tokens.get(at);
  }
}
