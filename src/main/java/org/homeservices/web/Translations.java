package org.homeservices.web;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.IntStream;
import org.homeservices.conversation.PageKind;

/** What the edges say to people, in each language. */
public final class Translations {
  private static final String BUNDLE = "org.homeservices.web.texts";
  private static final int SUGGESTIONS = 3;

  private Translations() {}

  /** The sentence for an error. */
  public static String error(ErrorCode code, Locale locale) {
    return bundle(locale).getString("error." + code.code());
  }

  /** The assistant's first words. */
  public static String greeting(Locale locale, String assistantName) {
    return bundle(locale).getString("greeting").replace("{assistant}", assistantName);
  }

  /** What a visitor agrees to by writing. */
  static String consent(String version, Locale locale) {
    return bundle(locale).getString("consent." + version);
  }

  /** Questions that visitors of such a page often ask. */
  public static List<String> suggestions(Locale locale, PageKind page) {
    ResourceBundle texts = bundle(locale);
    return IntStream.rangeClosed(1, SUGGESTIONS)
        .mapToObj(number -> suggestion(texts, page, number))
        .toList();
  }

  private static String suggestion(ResourceBundle texts, PageKind page, int number) {
    try {
      return texts.getString("suggestion." + page.code() + "." + number);
    } catch (MissingResourceException e) {
      return texts.getString("suggestion.other." + number);
    }
  }

  private static ResourceBundle bundle(Locale locale) {
    Control noSystemLocale = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    ClassLoader loader = Translations.class.getClassLoader();
    return ResourceBundle.getBundle(BUNDLE, locale, loader, noSystemLocale);
  }
}
