package org.homeservices.identity;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A name that can be shown without harm to what stands around it. */
final class DisplayName {
  private static final int MOST_CODE_POINTS = 100;

  /**
   * Control characters, halves, private ones, breaks, and marks that turn the direction of text.
   */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E"
              + "\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]");

  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");

  private DisplayName() {}

  /** The name without what cannot be seen, cut to 100 code points; null where nothing is left. */
  static @Nullable String of(@Nullable String given) {
    if (given == null) {
      return null;
    }
    String oneLine = BLANKS.matcher(given).replaceAll(" ");
    String seen = UNSEEN.matcher(oneLine).replaceAll("");
    String clean = cut(Normalizer.normalize(seen, Normalizer.Form.NFC).strip()).strip();
    return clean.isEmpty() ? null : clean;
  }

  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= MOST_CODE_POINTS
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MOST_CODE_POINTS));
  }
}
