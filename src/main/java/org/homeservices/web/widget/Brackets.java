package org.homeservices.web.widget;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which brackets of a script belong together, and what stands between them. */
final class Brackets {
  private static final Set<String> BEFORE_BLOCK =
      Set.of("", ")", ";", "{", "}", "else", "try", "catch", "finally", "do", "static");
  private static final int NOWHERE = -1;
  private static final int NO_CLASS = -2;

  private final List<String> tokens;
  private final int[] partners;

  /** For each token, the innermost bracket that is open. */
  private final int[] around;

  /** For each bracket that opens. */
  private final Kind[] kinds;

  private final Deque<Integer> open = new ArrayDeque<>();

  /** What is around a class that has begun and whose brace has not come. */
  private int head = NO_CLASS;

  /** What stands between two brackets. */
  enum Kind {
    /** The body of a class. */
    CLASS,
    /** Statements. */
    BLOCK,
    /** The properties of an object or of a pattern. */
    OBJECT,
    OTHER
  }

  private Brackets(List<String> tokens) {
    this.tokens = tokens;
    this.partners = IntStream.range(0, tokens.size()).toArray();
    this.around = new int[tokens.size()];
    this.kinds = new Kind[tokens.size()];
    Arrays.fill(kinds, Kind.OTHER);
  }

  /**
   * The brackets of a script.
   *
   * @throws IllegalStateException where they do not match
   */
  static Brackets of(List<String> tokens) {
    Brackets brackets = new Brackets(tokens);
    IntStream.range(0, tokens.size()).forEach(brackets::read);
    if (!brackets.open.isEmpty()) {
      throw new IllegalStateException("a bracket that does not close");
    }
    return brackets;
  }

  /** The other half of a bracket; of any other token, that token itself. */
  int partner(int at) {
    return partners[at];
  }

  /** What stands between the brackets that a token is in. */
  Kind around(int at) {
    return around[at] == NOWHERE ? Kind.BLOCK : kinds[around[at]];
  }

  /** What stands between a bracket and its partner. */
  Kind kind(int at) {
    return kinds[at];
  }

  private void read(int at) {
    String token = tokens.get(at);
    if (token.equals(")") || token.equals("]") || token.startsWith("}")) {
      close(at);
    }
    around[at] = open.isEmpty() ? NOWHERE : open.element();
    if (token.equals("class") && !token(at - 1).equals(".") && !isName(at)) {
      head = around[at];
    }
    if (token.equals("(") || token.equals("[") || token.endsWith("{")) {
      kinds[at] = token.equals("{") ? brace(at) : Kind.OTHER;
      open.push(at);
    }
  }

  private void close(int at) {
    String begin = open.isEmpty() ? "" : tokens.get(open.element());
    String end = tokens.get(at).substring(0, 1);
    String wanted = end.equals(")") ? "(" : end.equals("]") ? "[" : "{";
    if (!begin.endsWith(wanted)) {
      throw new IllegalStateException("a bracket that was not open: " + tokens.get(at));
    }
    partners[at] = open.pop();
    partners[partners[at]] = at;
  }

  private Kind brace(int at) {
    if (head == around[at]) {
      head = NO_CLASS;
      return Kind.CLASS;
    }
    String before = token(at - 1);
    boolean isArrow = before.equals(">") && token(at - 2).equals("=");
    boolean isBlock = isArrow || BEFORE_BLOCK.contains(before) || isCase(at - 1);
    return isBlock ? Kind.BLOCK : Kind.OBJECT;
  }

  /** Whether a colon ends {@code case …:}, and no question. */
  private boolean isCase(int colon) {
    if (!token(colon).equals(":") || around(colon) != Kind.BLOCK) {
      return false;
    }
    int at = colon;
    while (!Set.of("case", "default", "?", ";", "{", "}", "").contains(token(at))) {
      at--;
    }
    return token(at).equals("case") || token(at).equals("default");
  }

  /** Of a property. */
  private boolean isName(int at) {
    return Set.of(":", "(", ",", "}", "=").contains(token(at + 1));
  }

  private String token(int at) {
    return at < 0 || at >= tokens.size() ? "" : tokens.get(at);
  }
}
