package org.homeservices.assistant.manners;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeservices.assistant.text.WordFile;

/**
 * Phrases that mean something. Where several begin at one word the longest counts, its {@code END}
 * left aside, and of those the one that was told first.
 */
final class Phrases<T> {
  private final Map<String, List<Meaning<T>>> byFirstWord = new HashMap<>();

  private record Meaning<T>(Phrase phrase, T meaning) {}

  /**
   * One that stands in a text.
   *
   * @param end behind its last word
   */
  record Found<T>(T meaning, int end) {}

  /** Tells what the lines of a section mean. Not after the first look into a text. */
  void tell(WordFile file, String section, T meaning) {
    for (String line : file.lines(section)) {
      Phrase phrase = Phrase.of(line, file);
      for (String word : phrase.firstWords()) {
        byFirstWord
            .computeIfAbsent(word, first -> new ArrayList<>())
            .add(new Meaning<>(phrase, meaning));
      }
    }
  }

  /** The phrase that begins at a word of a text. */
  Optional<Found<T>> at(int at, List<String> text) {
    Optional<Found<T>> longest = Optional.empty();
    int end = at;
    for (Meaning<T> told : byFirstWord.getOrDefault(text.get(at), List.of())) {
      int last = Math.min(told.phrase().endIn(text, at), text.size() - 1);
      if (last > end) {
        end = last;
        longest = Optional.of(new Found<>(told.meaning(), last));
      }
    }
    return longest;
  }
}
