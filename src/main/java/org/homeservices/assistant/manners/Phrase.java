package org.homeservices.assistant.manners;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeservices.assistant.text.WordFile;

/**
 * A turn of phrase in its variants: {@code a/b} is one word or the other, {@code {name}} a line of
 * that section of the same file, and what ends in {@code ?} may be missing. {@code START} and
 * {@code END} are the ends of the text. A pause between two of its words does no harm.
 */
final class Phrase {
  /** Where it does not stand. */
  static final int NOWHERE = -1;

  private static final Pattern WORDS = Pattern.compile("[^/{}?]+(?:/[^/{}?]+)*");

  private final List<Part> parts;

  private record Part(Set<String> words, Map<String, List<Phrase>> byFirstWord, boolean optional) {
    int endIn(List<String> text, int at) {
      if (at >= text.size()) {
        return NOWHERE;
      }
      int end = words.contains(text.get(at)) ? at + 1 : NOWHERE;
      for (Phrase phrase : byFirstWord.getOrDefault(text.get(at), List.of())) {
        end = Math.max(end, phrase.endIn(text, at));
      }
      return end;
    }
  }

  private Phrase(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Reads a line of a file.
   *
   * @throws IllegalStateException where the line is not written so, or the file lacks a section
   */
  static Phrase of(String line, WordFile file) {
    List<Part> parts = new ArrayList<>();
    for (String token : List.of(line.split(" +"))) {
      boolean optional = token.endsWith("?");
      parts.add(part(optional ? token.substring(0, token.length() - 1) : token, optional, file));
    }
    return new Phrase(List.copyOf(parts));
  }

  private static Part part(String token, boolean optional, WordFile file) {
    if (WORDS.matcher(token).matches()) {
      Set<String> words =
          Stream.of(token.split("/")).map(PlainWords::plain).collect(Collectors.toSet());
      return new Part(words, Map.of(), optional);
    }
    List<String> lines = file.lines(token.replaceAll("[{}]", ""));
    if (lines.isEmpty()) {
      throw new IllegalStateException("neither words nor a section of the file: " + token);
    }
    Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    for (String line : lines) {
      Phrase phrase = of(line, file);
      for (String word : phrase.firstWords()) {
        byFirstWord.computeIfAbsent(word, first -> new ArrayList<>()).add(phrase);
      }
    }
    return new Part(Set.of(), byFirstWord, optional);
  }

  /** Behind its last word where it begins at this word of a text, else {@link #NOWHERE}. */
  int endIn(List<String> text, int at) {
    return endIn(text, at, 0);
  }

  private int endIn(List<String> text, int at, int part) {
    if (part == parts.size()) {
      return at;
    }
    int taken = parts.get(part).endIn(text, part == 0 ? at : behindPause(text, at));
    int end = taken == NOWHERE ? NOWHERE : endIn(text, taken, part + 1);
    return end == NOWHERE && parts.get(part).optional() ? endIn(text, at, part + 1) : end;
  }

  private static int behindPause(List<String> text, int at) {
    return at < text.size() && text.get(at).equals(PlainWords.PAUSE) ? at + 1 : at;
  }

  /** With one of which it begins. */
  Set<String> firstWords() {
    Set<String> first = new HashSet<>();
    for (Part part : parts) {
      first.addAll(part.words());
      first.addAll(part.byFirstWord().keySet());
      if (!part.optional()) {
        break;
      }
    }
    return first;
  }
}
