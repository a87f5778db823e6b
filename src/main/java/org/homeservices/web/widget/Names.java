package org.homeservices.web.widget;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Short names for what a module declares and nobody else sees: variables, parameters, functions,
 * and private members. A name gets the same short one wherever it is a variable; the names of
 * properties stay. It knows JavaScript as our modules write it: one name after {@code const},
 * parameters in parentheses, semicolons, no {@code var}.
 */
final class Names {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");
  private static final Pattern PRIVATE = Pattern.compile("#[a-z]\\w*");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final Set<String> DECLARING = Set.of("const", "let", "function", "class");
  private static final Set<String> DECIDING = Set.of("if", "for", "while", "switch");
  private static final Set<String> BEFORE_MEMBER =
      Set.of("{", "}", ",", ";", "get", "set", "async", "static", "*");
  private static final Set<String> RESERVED =
      Set.of(
          ("arguments as async await break case catch class const constructor continue default delete"
                  + " do else export extends false finally for from function get if import in"
                  + " instanceof let meta new null of return set static super switch this throw true"
                  + " try typeof undefined void while yield")
              .split(" "));

  /** Of the browser; the widget uses them without {@code window} before. */
  private static final Set<String> GLOBALS =
      Set.of(
          ("crypto document fetch globalThis localStorage location matchMedia navigator window")
              .split(" "));

  private final List<String> tokens;
  private final int[] closing;
  private final String[] bracket;

  private enum Use {
    VARIABLE,
    PROPERTY,
    /** Both at once: {@code {name}}. */
    SHORTHAND
  }

  private Names(List<String> tokens) {
    this.tokens = tokens;
    this.closing = new int[tokens.size()];
    this.bracket = new String[tokens.size()];
    findBrackets();
  }

  /**
   * The same script with short names.
   *
   * @param seen names that others use too
   */
  static List<String> shorten(List<String> tokens, Set<String> seen) {
    Names names = new Names(tokens);
    Set<String> declared = names.declared();
    declared.removeAll(seen);
    declared.removeAll(RESERVED);
    declared.removeAll(GLOBALS);
    return names.renamed(names.shorter(name -> declared.contains(name) || isPrivate(name)));
  }

  /** The same script, in which only these names are shortened. */
  static List<String> shortenOnly(List<String> tokens, Set<String> only) {
    Names names = new Names(tokens);
    return names.renamed(names.shorter(only::contains));
  }

  private static boolean isPrivate(String name) {
    return PRIVATE.matcher(name).matches();
  }

  private List<String> renamed(Map<String, String> shorter) {
    List<String> shortened = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      shortened.addAll(renamed(at, shorter));
    }
    return shortened;
  }

  private List<String> renamed(int at, Map<String, String> shorter) {
    String token = tokens.get(at);
    String name = shorter.get(token);
    if (name == null || (WORD.matcher(token).matches() && use(at) == Use.PROPERTY)) {
      return List.of(token);
    }
    return use(at) == Use.SHORTHAND ? List.of(token, ":", name) : List.of(name);
  }

  /** What is used most gets the shortest ones, none of which is in use already. */
  private Map<String, String> shorter(Predicate<String> isMeant) {
    Map<String, Long> uses =
        tokens.stream()
            .filter(isMeant)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<String> names =
        uses.keySet().stream()
            .sorted(
                (a, b) ->
                    uses.get(a).equals(uses.get(b))
                        ? a.compareTo(b)
                        : Long.compare(uses.get(b), uses.get(a)))
            .toList();
    Set<String> taken = new HashSet<>(tokens);
    taken.addAll(RESERVED);
    List<String> free =
        Stream.iterate(0, index -> index + 1)
            .map(Names::word)
            .filter(word -> !taken.contains(word))
            .limit(names.size())
            .toList();
    Map<String, String> shorter = new HashMap<>();
    int variables = 0;
    int members = 0;
    for (String name : names) {
      shorter.put(name, name.startsWith("#") ? "#" + word(members++) : free.get(variables++));
    }
    return shorter;
  }

  private Set<String> declared() {
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

  /** A default is no declaration, but what stands before its sign is. */
  private void addVariables(int from, int to, Set<String> declared) {
    for (int at = from; at <= to; at++) {
      boolean isDefault = "=".equals(token(at - 1)) || "?".equals(token(at - 1));
      if (WORD.matcher(tokens.get(at)).matches() && !isDefault && use(at) != Use.PROPERTY) {
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

  private Use use(int at) {
    String before = token(at - 1);
    String after = token(at + 1);
    if (before.equals(".") && !token(at - 2).equals(".")) {
      return Use.PROPERTY;
    }
    boolean isInClass = bracket[at].equals("class");
    boolean isInBraces = bracket[at].equals("{");
    if ((isInClass || isInBraces) && BEFORE_MEMBER.contains(before)) {
      boolean isMethod = after.equals("(") && token(closing[at + 1] + 1).equals("{");
      boolean isField = isInClass && (after.equals("=") || after.equals(";"));
      if (isMethod || isField) {
        return Use.PROPERTY;
      }
    }
    if (isInBraces && (before.equals("{") || before.equals(","))) {
      if (after.equals(":")) {
        return Use.PROPERTY;
      }
      boolean hasDefault = after.equals("=") && !token(at + 2).equals("=");
      return after.equals(",") || after.equals("}") || hasDefault ? Use.SHORTHAND : Use.VARIABLE;
    }
    return Use.VARIABLE;
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
      bracket[at] = kinds.isEmpty() ? "" : kinds.peek();
      if (token.equals("(") || token.equals("[") || token.endsWith("{")) {
        open.push(at);
        kinds.push(token.equals("{") && isClass(at) ? "class" : token);
      }
    }
  }

  private boolean isClass(int at) {
    for (int before = at - 1; before >= 0; before--) {
      String token = tokens.get(before);
      if (token.equals("class")) {
        return true;
      }
      if (Set.of("{", "}", ";", "(", ")").contains(token)) {
        return false;
      }
    }
    return false;
  }

  private static String word(int index) {
    int letters = LETTERS.length();
    String last = String.valueOf(LETTERS.charAt(index % letters));
    return index < letters ? last : word(index / letters - 1) + last;
  }
}
