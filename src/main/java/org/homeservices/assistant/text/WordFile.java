package org.homeservices.assistant.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A list of words beside a class: {@code [section]} lines, and below each its lines. A line that
 * starts with {@code #} and a blank is a comment.
 */
public final class WordFile {
  private final Map<String, List<String>> sections;

  private WordFile(Map<String, List<String>> sections) {
    this.sections = sections;
  }

  /**
   * Reads {@code <name>-<locale>.txt}.
   *
   * @param beside a class in whose package the file lies
   * @throws IllegalStateException where there is none
   */
  public static WordFile of(Class<?> beside, String name, Locale locale) {
    String file = name + "-" + locale.toLanguageTag() + ".txt";
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing in the WAR: " + file);
      }
      return parse(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WordFile parse(String text) {
    Map<String, List<String>> sections = new HashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.matches("\\[.+]")) {
        current = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), current);
      } else if (!line.isEmpty() && !line.startsWith("# ")) {
        current.add(line);
      }
    }
    return new WordFile(sections);
  }

  /** The lines of a section; none where the file does not have it. */
  public List<String> lines(String section) {
    return sections.getOrDefault(section, List.of());
  }

  /** The words of a section, whatever the line they stand on. */
  public Set<String> words(String section) {
    return lines(section).stream()
        .flatMap(line -> Arrays.stream(line.split(" +")))
        .collect(Collectors.toUnmodifiableSet());
  }
}
