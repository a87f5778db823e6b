package org.homeservices.knowledge;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A question that no article answers.
 *
 * @param question as somebody typed it first, without personal data
 * @param language in which it was looked for
 * @param page the kind of page on which it was asked first
 * @param count how often it was asked
 * @param first when it was asked first
 * @param last when it was asked last
 */
public record Gap(
    String question, Locale language, String page, long count, Instant first, Instant last) {
  /** What is longer is cut. */
  public static final int MOST_LENGTH = 500;

  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");
  private static final Pattern END = Pattern.compile("[?!.…\\s]+$");

  /** What may be kept of a question. */
  public static String cut(String question) {
    String spaced = SPACES.matcher(question).replaceAll(" ").strip();
    int end = Math.min(spaced.length(), MOST_LENGTH);
    boolean splits = end < spaced.length() && Character.isHighSurrogate(spaced.charAt(end - 1));
    return spaced.substring(0, splits ? end - 1 : end);
  }

  /** The same for questions that differ in capitals, spaces and end marks alone. */
  public static String key(String question, Locale language) {
    String composed = Normalizer.normalize(cut(question), Normalizer.Form.NFKC);
    String plain = END.matcher(composed.toLowerCase(Locale.ROOT)).replaceFirst("");
    return language.toLanguageTag() + " " + plain;
  }
}
