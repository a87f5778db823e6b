package org.homeservices.assistant.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A question as typed, without what nobody means by it: signs that cannot be seen, the width of
 * spaces, capitals, end marks and emoji at the end. Accents, digits and the order of words stay.
 *
 * @param text may be empty; taking the form of it again changes nothing
 */
public record StrictForm(String text) {
  /** Format and control characters, halves of pairs, variation selectors, fillers. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}"
              + "\\u034F\\u115F\\u1160\\u3164\uFFA0]");

  /** Compatibility digits would run into the digits before them: 5² is not 52, nor is 1½ 11/2. */
  private static final Pattern GLUED_DIGIT = Pattern.compile("(?<=\\p{Nd})(?=\\p{No})");

  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");

  /** Degrees say what a number counts. */
  private static final Pattern END =
      Pattern.compile("[?!.…\\p{Z}\\x{1F3FB}-\\x{1F3FF}\\u20E3[\\p{So}&&[^°]]]+$");

  /** All of an end that a form of words can have. */
  private static final Pattern NO_END_MARK = Pattern.compile("[^?!.…]");

  /** The strict form of a text. */
  public static StrictForm of(String typed) {
    String lower = visible(typed).toLowerCase(Locale.ROOT);
    String composed = Normalizer.normalize(lower, Normalizer.Form.NFKC);
    return new StrictForm(END.matcher(composed).replaceFirst(""));
  }

  /**
   * A question as a model may read it whose answer is to serve others: without what its strict form
   * forgets, but for capitals and end marks. Else whoever asks could bring along, in signs that
   * cannot be seen or that stand behind the end, words of which the answer's keys know nothing.
   */
  public static String readable(String typed) {
    return END.matcher(visible(typed))
        .replaceFirst(end -> NO_END_MARK.matcher(end.group()).replaceAll(""));
  }

  /** In one spelling of Unicode, one blank between words, capitals kept. */
  public static String visible(String typed) {
    String spaced = SPACES.matcher(typed).replaceAll(" ");
    String seen = UNSEEN.matcher(spaced).replaceAll("");
    String apart = GLUED_DIGIT.matcher(seen).replaceAll(" ");
    String composed = Normalizer.normalize(apart, Normalizer.Form.NFKC);
    return SPACES.matcher(composed).replaceAll(" ").strip();
  }

  /** Whether nothing is left. */
  public boolean isEmpty() {
    return text.isEmpty();
  }
}
