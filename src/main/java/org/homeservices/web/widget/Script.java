package org.homeservices.web.widget;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a module of ours small: no comments, no indentation, and every line where it was, so that a
 * stack trace leads to the source. It looks at lines, not at the language, and relies on how the
 * sources are written: a comment stands on lines of its own or is a cast within one line, and no
 * line of a template literal begins like a comment. A test holds them to it.
 */
final class Script {
  private static final Pattern CAST = Pattern.compile("/\\*\\* @.*?\\*/ ?");
  private static final Pattern MAP = Pattern.compile("(?m)^//# sourceMappingURL=.*$");
  private static final String END = "*/";

  private boolean isInComment;

  private Script() {}

  /** A module as it is served. */
  static String small(String source) {
    Script script = new Script();
    return source.lines().map(script::next).collect(Collectors.joining("\n", "", "\n"));
  }

  /** A module of somebody else: it stays as it is, but for the map that is not served. */
  static String foreign(String source) {
    return MAP.matcher(source).replaceAll("");
  }

  private String next(String line) {
    String code = CAST.matcher(line).replaceAll("").strip();
    if (isInComment || code.startsWith("/*")) {
      isInComment = !code.endsWith(END);
      return "";
    }
    return code.startsWith("//") ? "" : code;
  }
}
