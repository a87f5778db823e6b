package org.homeservices.assistant.manners;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.homeservices.knowledge.Languages;

/** What visitors say, and what it is. */
final class LabelledTexts {
  /** One line: a label, a tab, a text. */
  record Labelled(String label, String text, Locale language) {}

  private LabelledTexts() {}

  /** Reads {@code manners/<set>-<locale>.tsv} of all languages. */
  static List<Labelled> of(String set) {
    return Languages.ALL.stream().flatMap(language -> read(set, language).stream()).toList();
  }

  private static List<Labelled> read(String set, Locale language) {
    String name = "/manners/%s-%s.tsv".formatted(set, language.toLanguageTag());
    try (InputStream in = LabelledTexts.class.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
      return text.lines().map(line -> parse(line, language)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Labelled parse(String line, Locale language) {
    String[] columns = line.split("\t", 2);
    return new Labelled(columns[0], columns[1], language);
  }
}
