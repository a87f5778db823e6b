package org.homeservices.assistant.text;

import java.util.List;

/**
 * Words in a row between {@code START} and {@code END}, each with a blank on both sides, so that
 * phrases are found as whole words and at the ends.
 */
public record Sentence(String text) {

  /** Of these words. */
  public static Sentence of(List<String> words) {
    return new Sentence(
        " START " + String.join(" ", words) + (words.isEmpty() ? "" : " ") + "END ");
  }

  /** A phrase as it stands in a sentence. */
  public static String whole(String phrase) {
    return " " + phrase + " ";
  }

  /** Whether one of these stands in it, each {@link #whole}. */
  public boolean holdsOneOf(List<String> phrases) {
    return phrases.stream().anyMatch(text::contains);
  }

  /** With another phrase in place of one, both {@link #whole}. */
  public Sentence with(String phrase, String instead) {
    return text.contains(phrase) ? new Sentence(text.replace(phrase, instead)) : this;
  }

  /** The words without the two ends. */
  public List<String> words() {
    String inner = text.substring(" START ".length(), text.length() - "END ".length()).strip();
    return inner.isEmpty() ? List.of() : List.of(inner.split(" +"));
  }
}
