package org.homeservices.assistant.reuse;

import java.util.List;

/**
 * Words in a row between {@code START} and {@code END}, each with a blank on both sides, so that
 * phrases are found as whole words and at the ends.
 */
record Sentence(String text) {

  static Sentence of(List<String> words) {
    return new Sentence(
        " START " + String.join(" ", words) + (words.isEmpty() ? "" : " ") + "END ");
  }

  /** A phrase as it stands in a sentence. */
  static String whole(String phrase) {
    return " " + phrase + " ";
  }

  /** Whether one of these stands in it, each {@link #whole}. */
  boolean holdsOneOf(List<String> phrases) {
    return phrases.stream().anyMatch(text::contains);
  }

  /** With another phrase in place of one, both {@link #whole}. */
  Sentence with(String phrase, String instead) {
    return text.contains(phrase) ? new Sentence(text.replace(phrase, instead)) : this;
  }

  /** The words without the two ends. */
  List<String> words() {
    String inner = text.substring(" START ".length(), text.length() - "END ".length()).strip();
    return inner.isEmpty() ? List.of() : List.of(inner.split(" +"));
  }
}
