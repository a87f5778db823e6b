package org.homeservices.assistant.guard;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.homeservices.assistant.text.PersonalForm;
import org.homeservices.assistant.text.StrictForm;

/** Puts fixed words like {@code [CPF]} in place of personal data. Pure. */
public final class Masking {
  private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}@]+");

  private Masking() {}

  /**
   * The text without personal data; masking it again changes nothing. Where somebody has hidden
   * them behind signs that cannot be seen, those go too.
   */
  public static String of(String text) {
    return of(text, value -> false);
  }

  /**
   * The same, but for what a public text holds, however it is written there.
   *
   * @param publicText what is in it may be said to anybody
   */
  public static String of(String text, String publicText) {
    return of(text, value -> bare(publicText).contains(bare(value)));
  }

  private static String of(String text, Predicate<String> mayStay) {
    String masked = PersonalForm.maskedIn(text, mayStay);
    String seen = StrictForm.visible(masked);
    String maskedAsSeen = PersonalForm.maskedIn(seen, mayStay);
    return maskedAsSeen.equals(seen) ? masked : maskedAsSeen;
  }

  /** One number is written in many ways. */
  private static String bare(String text) {
    String lower = StrictForm.visible(text).toLowerCase(Locale.ROOT);
    return SEPARATOR.matcher(lower).replaceAll("");
  }
}
