package org.homeservices.web.widget;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A module as it is written: it imports by name and from relative addresses, and says {@code
 * export} before each class, function or constant that it exports.
 */
final class Module {
  private static final Pattern IMPORT =
      Pattern.compile("import \\{ ((?:[\\w$]+ , )*(?:[\\w$]+ )?)} from (\"[^\"]+\") ;");

  private static final Pattern EXPORT =
      Pattern.compile("export (?:async )?(?:class|function|const) ([\\w$]+) ");

  /** At an address that is put together where it runs, there is no module of ours. */
  private static final Pattern LAZY_IMPORT =
      Pattern.compile("import (?:\\. meta|\\( (?:\"[^\"]+\" \\)|`[^`]*\\$\\{)) ");

  private static final String QUOTE = "\"";
  private static final int MOST_SHOWN = 80;

  private final String path;
  private final List<String> tokens;
  private final Map<String, List<String>> imports = new LinkedHashMap<>();
  private final List<String> exports = new ArrayList<>();
  private final List<String> body = new ArrayList<>();

  /** Where in its body the addresses are of what it loads when it is needed. */
  private final List<Integer> addresses = new ArrayList<>();

  private Module(String path, String source) {
    this.path = path;
    this.tokens = Tokens.of(source);
  }

  /**
   * Reads a module.
   *
   * @param path where it stands, from the widget's folder
   * @throws IllegalStateException where it says something in a way that is not known here
   */
  static Module of(String path, String source) {
    try {
      Module module = new Module(path, source);
      module.read();
      return module;
    } catch (IllegalStateException e) {
      throw new IllegalStateException(path + " has " + e.getMessage(), e);
    }
  }

  String path() {
    return path;
  }

  /** Names by the path of the module that they are imported from. */
  Map<String, List<String>> imports() {
    return imports;
  }

  /** Paths of the modules that it loads when they are needed. */
  List<String> lazyImports() {
    return addresses.stream().map(at -> resolve(body.get(at))).toList();
  }

  List<String> exports() {
    return exports;
  }

  /**
   * What it does, without a word of what it imports and exports.
   *
   * @param address of a module that is loaded when it is needed, by its path
   */
  List<String> body(UnaryOperator<String> address) {
    List<String> addressed = new ArrayList<>(body);
    addresses.forEach(
        at -> addressed.set(at, QUOTE + address.apply(resolve(body.get(at))) + QUOTE));
    return addressed;
  }

  private void read() {
    Script script = Script.of(tokens);
    for (int at = 0; at < tokens.size(); ) {
      if (tokens.get(at).equals("/") && script.isRuled(at)) {
        throw refused("a slash after a condition", statement(at));
      }
      at += isProperty(at) ? keep(at) : take(at);
    }
  }

  /** Returns how many tokens it has read. */
  private int take(int at) {
    return switch (tokens.get(at)) {
      case "import" -> takeImport(at);
      case "export" -> takeExport(at);
      default -> keep(at);
    };
  }

  private int keep(int at) {
    body.add(tokens.get(at));
    return 1;
  }

  private int takeImport(int at) {
    String statement = statement(at);
    if (LAZY_IMPORT.matcher(statement).lookingAt()) {
      if (tokens.get(at + 2).startsWith(QUOTE)) {
        addresses.add(body.size() + 2);
      }
      return keep(at);
    }
    Matcher found = known(IMPORT, statement);
    List<String> names =
        Stream.of(found.group(1).split(" , | ", -1)).filter(name -> !name.isEmpty()).toList();
    imports.computeIfAbsent(resolve(found.group(2)), from -> new ArrayList<>()).addAll(names);
    return Tokens.of(found.group()).size();
  }

  private int takeExport(int at) {
    exports.add(known(EXPORT, statement(at)).group(1));
    return 1;
  }

  private static Matcher known(Pattern form, String statement) {
    Matcher found = form.matcher(statement);
    if (!found.lookingAt()) {
      throw refused("an unknown form", statement);
    }
    return found;
  }

  private static IllegalStateException refused(String what, String statement) {
    int length = Math.min(statement.length(), MOST_SHOWN);
    return new IllegalStateException(what + ": " + statement.substring(0, length).strip());
  }

  /** The tokens up to a semicolon. */
  private String statement(int at) {
    List<String> rest = tokens.subList(at, tokens.size());
    int end = rest.indexOf(";") + 1;
    return String.join(" ", end == 0 ? rest : rest.subList(0, end)) + " ";
  }

  private boolean isProperty(int at) {
    return at > 0 && tokens.get(at - 1).equals(".");
  }

  /** The path that a literal leads to. */
  private String resolve(String literal) {
    return URI.create("/" + path).resolve(literal.replace(QUOTE, "")).getPath().substring(1);
  }
}
