package org.homeservices.assistant.reuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Pairs of questions, a tab between them. */
final class QuestionPairs {
  /** One line. */
  record Pair(String one, String other) {}

  private QuestionPairs() {}

  /**
   * Reads {@code reuse/<set>-<locale>.tsv}.
   *
   * @param set {@code different}: they ask for different things; {@code same}: for the same thing
   */
  static List<Pair> of(String set, Locale locale) {
    return read("/reuse/%s-%s.tsv".formatted(set, locale.toLanguageTag()));
  }

  /** The questions on which the search is measured, each with the article that it needs. */
  static List<Pair> labelled(Locale locale) {
    List<Pair> all = new ArrayList<>();
    for (String set : List.of("questions", "heldout")) {
      all.addAll(read("/knowledge/%s-%s.tsv".formatted(set, locale.toLanguageTag())));
    }
    return all;
  }

  private static List<Pair> read(String name) {
    try (InputStream in = QuestionPairs.class.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
      return text.lines().filter(line -> line.contains("\t")).map(QuestionPairs::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pair parse(String line) {
    String[] columns = line.split("\t", 2);
    return new Pair(columns[0], columns[1].strip());
  }
}
