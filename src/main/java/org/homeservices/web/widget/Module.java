package org.homeservices.web.widget;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A module as it is written: it imports by name and from relative addresses, and says {@code
 * export} before each class, function or constant that it exports.
 *
 * @param path where it stands, from the widget's folder
 */
record Module(String path, String source) {
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import \\{([^}]*)} from \"([^\"]+)\";$");
  private static final Pattern LAZY = Pattern.compile("import\\(\"([^\"]+)\"\\)");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export ((?:async )?(?:class|function|const) (\\w+))");

  /** Names by the path of the module that they are imported from. */
  Map<String, List<String>> imports() {
    Map<String, List<String>> imports = new LinkedHashMap<>();
    IMPORT
        .matcher(source)
        .results()
        .forEach(
            one ->
                imports
                    .computeIfAbsent(resolve(one.group(2)), path -> new ArrayList<>())
                    .addAll(names(one)));
    return imports;
  }

  /** Paths of the modules that it loads when they are needed. */
  List<String> lazyImports() {
    return LAZY.matcher(source).results().map(one -> resolve(one.group(1))).toList();
  }

  List<String> exports() {
    return EXPORT.matcher(source).results().map(one -> one.group(2)).toList();
  }

  /**
   * What it does, without a word of what it imports and exports.
   *
   * @param address of a module that is loaded when it is needed, by its path
   */
  String body(UnaryOperator<String> address) {
    String alone = IMPORT.matcher(source).replaceAll("");
    String named = EXPORT.matcher(alone).replaceAll("$1");
    return LAZY.matcher(named)
        .replaceAll(one -> "import(\"" + address.apply(resolve(one.group(1))) + "\")")
        .strip();
  }

  private static List<String> names(MatchResult imported) {
    return Stream.of(imported.group(1).split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private String resolve(String address) {
    return URI.create("/" + path).resolve(address).getPath().substring(1);
  }
}
