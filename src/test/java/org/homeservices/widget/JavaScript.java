package org.homeservices.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A module read character by character, with its strings, templates and regular expressions: what
 * it says without its comments, found in another way than the server does.
 */
final class JavaScript {
  /** After one of these a slash begins a regular expression. */
  private static final Pattern BEFORE_REGEX =
      Pattern.compile("(?s)(^|.*([(,=:\\[!&|?{;+*%<>~^-]|return|typeof|case|of))$");

  private final String text;
  private final StringBuilder code = new StringBuilder();
  private final List<Integer> comments = new ArrayList<>();
  private boolean hasLongTemplate;
  private int at;

  private JavaScript(String text) {
    this.text = text;
  }

  /** Reads a whole module. */
  static JavaScript read(String text) {
    JavaScript script = new JavaScript(text);
    script.code(false);
    return script;
  }

  /** Without comments and without any space. */
  String code() {
    return code.toString().replaceAll("\\s+", "");
  }

  /** The lines on which comments begin. */
  List<Integer> comments() {
    return comments;
  }

  /** Whether a template literal goes over several lines. */
  boolean hasLongTemplate() {
    return hasLongTemplate;
  }

  private void code(boolean isInTemplate) {
    int depth = 0;
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '}' && depth == 0 && isInTemplate) {
        return;
      }
      depth += next == '{' ? 1 : next == '}' ? -1 : 0;
      read(next);
    }
  }

  private void read(char next) {
    if (text.startsWith("/*", at)) {
      comment("*/");
    } else if (text.startsWith("//", at)) {
      comment("\n");
    } else if (next == '"' || next == '\'') {
      literal(next);
    } else if (next == '`') {
      template();
    } else if (next == '/' && BEFORE_REGEX.matcher(tail()).matches()) {
      regularExpression();
    } else {
      take(1);
    }
  }

  private String tail() {
    String before = code.toString().stripTrailing();
    return before.substring(Math.max(0, before.length() - 8));
  }

  private void take(int characters) {
    code.append(text, at, at + characters);
    at += characters;
  }

  private void comment(String end) {
    comments.add((int) text.substring(0, at).lines().count());
    int ends = text.indexOf(end, at + 2);
    at = ends < 0 ? text.length() : ends + end.length();
  }

  private void literal(char end) {
    take(1);
    while (text.charAt(at) != end) {
      take(text.charAt(at) == '\\' ? 2 : 1);
    }
    take(1);
  }

  private void regularExpression() {
    boolean isInClass = false;
    take(1);
    while (text.charAt(at) != '/' || isInClass) {
      char next = text.charAt(at);
      isInClass = next == '[' || (isInClass && next != ']');
      take(next == '\\' ? 2 : 1);
    }
    take(1);
  }

  private void template() {
    take(1);
    while (text.charAt(at) != '`') {
      if (text.startsWith("${", at)) {
        take(2);
        code(true);
      }
      hasLongTemplate |= text.charAt(at) == '\n';
      take(text.charAt(at) == '\\' ? 2 : 1);
    }
    take(1);
  }
}
