package org.homeservices.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code .env} file: {@code KEY=value} lines, whole-line {@code #} comments, optional single or
 * double quotes around a value, no expansion of anything.
 *
 * @param source names the file, for messages
 * @param values by key, in the order of the file
 * @param mistakes lines that are none of these, each said in one sentence
 */
public record DotEnv(String source, Map<String, String> values, List<String> mistakes) {
  /** The variable or system property that names another file than {@code ./.env}. */
  public static final String FILE_KEY = "HOME_SERVICES_ENV_FILE";

  private static final String UNNAMED = ".env";
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern LINE =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*?)\\s*");

  /** Copies both. */
  public DotEnv {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    mistakes = List.copyOf(mistakes);
  }

  /** Reads the file of this process; without one there is nothing in it, which is no mistake. */
  public static DotEnv ofProcess() {
    String named = System.getProperty(FILE_KEY, System.getenv().getOrDefault(FILE_KEY, ""));
    return named.isEmpty() && !Files.exists(Path.of(UNNAMED))
        ? new DotEnv(UNNAMED, Map.of(), List.of())
        : read(named.isEmpty() ? UNNAMED : named);
  }

  private static DotEnv read(String file) {
    try {
      return parse(file, Files.readString(Path.of(file)));
    } catch (IOException | IllegalArgumentException e) {
      return new DotEnv(file, Map.of(), List.of(file + " cannot be read: " + e));
    }
  }

  /** Reads the text of a file. */
  static DotEnv parse(String source, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> mistakes = new ArrayList<>();
    int number = 0;
    for (String line : withoutMark(text).lines().toList()) {
      number++;
      Matcher parts = LINE.matcher(line);
      if (parts.matches()) {
        values.put(parts.group(1), unquoted(parts.group(2)));
      } else if (!line.isBlank() && !line.strip().startsWith("#")) {
        mistakes.add("%s line %d is not KEY=value".formatted(source, number));
      }
    }
    return new DotEnv(source, values, mistakes);
  }

  /** Without the values, some of which are secrets. */
  @Override
  public String toString() {
    return "DotEnv[%s: %s]".formatted(source, values.keySet());
  }

  /** Some editors begin every file with one. */
  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(0) == value.charAt(value.length() - 1);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
