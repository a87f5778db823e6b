package org.homeservices.web.widget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeservices.web.widget.Script.Use;

/**
 * Short names for what a script declares and nobody else sees: variables, parameters, functions,
 * private members. A name gets the same short one wherever it is a variable; properties keep
 * theirs.
 */
final class Names {
  private static final Pattern PRIVATE = Pattern.compile("#[a-z]\\w*");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private static final Set<String> RESERVED =
      words(
          "arguments as async await break case catch class const constructor continue default delete"
              + " do else export extends false finally for from function get if import in"
              + " instanceof let meta new null of return static set super switch this throw true"
              + " try typeof undefined void while yield");

  /** Of the browser; the widget uses them without {@code window} before. */
  private static final Set<String> GLOBALS =
      words("crypto document fetch globalThis localStorage location matchMedia navigator window");

  private final List<String> tokens;
  private final Script script;

  private Names(List<String> tokens) {
    this.tokens = tokens;
    this.script = Script.of(tokens);
  }

  /**
   * The same script with short names.
   *
   * @param seen names that others use too
   */
  static List<String> shorten(List<String> tokens, Set<String> seen) {
    Names names = new Names(tokens);
    Set<String> own = names.script.declared();
    own.removeAll(seen);
    own.removeAll(RESERVED);
    own.removeAll(GLOBALS);
    return names.renamed(name -> own.contains(name) || PRIVATE.matcher(name).matches());
  }

  /** The same script, in which only these names are shortened. */
  static List<String> shortenOnly(List<String> tokens, Set<String> only) {
    return new Names(tokens).renamed(only::contains);
  }

  private List<String> renamed(Predicate<String> isMeant) {
    Map<String, String> shorter = shorter(isMeant);
    List<String> renamed = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      String token = tokens.get(at);
      String name = shorter.get(token);
      Use use = script.use(at);
      if (name == null || use == Use.PROPERTY) {
        renamed.add(token);
      } else if (use == Use.SHORTHAND) {
        renamed.addAll(List.of(token, ":", name));
      } else {
        renamed.add(name);
      }
    }
    return renamed;
  }

  /** What is used most gets the shortest ones, none of which is in use already. */
  private Map<String, String> shorter(Predicate<String> isMeant) {
    Set<String> taken = new HashSet<>(tokens);
    taken.addAll(RESERVED);
    Iterator<String> variables = unused(taken, "");
    Iterator<String> members = unused(Set.of(), "#");
    Map<String, String> shorter = new HashMap<>();
    for (String name : byUse(isMeant)) {
      shorter.put(name, (name.startsWith("#") ? members : variables).next());
    }
    return shorter;
  }

  private List<String> byUse(Predicate<String> isMeant) {
    Map<String, Long> uses =
        tokens.stream()
            .filter(isMeant)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Comparator<Entry<String, Long>> mostFirst = Entry.comparingByValue(Comparator.reverseOrder());
    return uses.entrySet().stream()
        .sorted(mostFirst.thenComparing(Entry.comparingByKey()))
        .map(Entry::getKey)
        .toList();
  }

  private static Iterator<String> unused(Set<String> taken, String prefix) {
    return IntStream.iterate(0, index -> index + 1)
        .mapToObj(Names::word)
        .filter(word -> !taken.contains(word))
        .map(prefix::concat)
        .iterator();
  }

  private static String word(int index) {
    int letters = LETTERS.length();
    String last = String.valueOf(LETTERS.charAt(index % letters));
    return index < letters ? last : word(index / letters - 1) + last;
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" ", -1));
  }
}
