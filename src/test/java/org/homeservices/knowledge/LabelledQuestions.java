package org.homeservices.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Questions as visitors type them, each with the article that answers it. */
final class LabelledQuestions {
  private static final String OFF_TOPIC = "none";

  /** One line of a question file. */
  record Labelled(String question, String article) {

    boolean offTopic() {
      return article.equals(OFF_TOPIC);
    }

    boolean longEnoughToShowItsLanguage() {
      return question.strip().split("\\s+").length >= 4;
    }
  }

  private LabelledQuestions() {}

  /**
   * Reads {@code knowledge/<set>-<locale>.tsv}.
   *
   * @param set {@code questions} and {@code heldout}, on which the search was tuned, or {@code
   *     fresh}
   */
  static List<Labelled> of(String set, Locale locale) {
    String name = "/knowledge/%s-%s.tsv".formatted(set, locale.toLanguageTag());
    try (InputStream in = LabelledQuestions.class.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
      return text.lines().filter(line -> !line.isBlank()).map(LabelledQuestions::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Labelled parse(String line) {
    String[] columns = line.split("\t", 2);
    return new Labelled(columns[0], columns[1].strip());
  }
}
