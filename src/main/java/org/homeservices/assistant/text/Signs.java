package org.homeservices.assistant.text;

import java.util.List;
import org.homeservices.knowledge.Languages;

/** Phrases that show what a text is, of all languages together: visitors mix them. */
public final class Signs {
  private final List<String> phrases;

  private Signs(List<String> phrases) {
    this.phrases = phrases;
  }

  /**
   * Reads a section of the files of all languages.
   *
   * @param beside a class in whose package the files lie
   */
  public static Signs of(Class<?> beside, String name, String section) {
    return new Signs(
        Languages.ALL.stream()
            .flatMap(language -> WordFile.of(beside, name, language).lines(section).stream())
            .map(Accents::foldAll)
            .distinct()
            .map(Sentence::whole)
            .toList());
  }

  /** Whether a text holds one of them as whole words, whatever its accents and capitals. */
  public boolean in(String text) {
    List<String> words = Words.of(StrictForm.of(text)).stream().map(Accents::foldAll).toList();
    return Sentence.of(words).holdsOneOf(phrases);
  }
}
