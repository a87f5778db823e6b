package org.homeservices.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  private static final Pattern LINE =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*?)\\s*");

  /** Copies both. */
  public DotEnv {
    values = Map.copyOf(values);
    mistakes = List.copyOf(mistakes);
  }

  /** Reads the file of this process; without one there is nothing in it, which is no mistake. */
  public static DotEnv ofProcess() {
    String named = System.getProperty(FILE_KEY, System.getenv().getOrDefault(FILE_KEY, ""));
    Path file = Path.of(named.isEmpty() ? ".env" : named);
    if (named.isEmpty() && !Files.exists(file)) {
      return new DotEnv(".env", Map.of(), List.of());
    }
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException | IllegalArgumentException e) {
      return new DotEnv(named, Map.of(), List.of(file + " cannot be read: " + e));
    }
  }

  /** Reads the text of a file. */
  static DotEnv parse(String source, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> mistakes = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
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

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(0) == value.charAt(value.length() - 1);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
