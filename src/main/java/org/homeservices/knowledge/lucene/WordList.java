package org.homeservices.knowledge.lucene;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The text files beside these classes that say what the words of a language do. */
final class WordList {
  private WordList() {}

  /**
   * The words of a file, which stand between blanks.
   *
   * @param kind the first part of the file's name
   */
  static Set<String> words(String kind, Locale locale) {
    return lines(kind, locale).stream()
        .flatMap(line -> Arrays.stream(line.split(" +")))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The lines of a file, but for blank ones and comments. */
  static List<String> lines(String kind, Locale locale) {
    String name = kind + "-" + locale.toLanguageTag() + ".txt";
    try (InputStream in = WordList.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing in the WAR: " + name);
      }
      String text = new String(in.readAllBytes(), UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
