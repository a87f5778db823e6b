package org.homeservices.assistant;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The assistant's own sentences, in each language. */
final class Texts {
  private static final String BUNDLE = "org.homeservices.assistant.texts";

  private Texts() {}

  static String of(Locale locale, String key) {
    Control noSystemLocale = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle(BUNDLE, locale, Texts.class.getClassLoader(), noSystemLocale)
        .getString(key);
  }

  /** A sentence with a value where it names one in braces. */
  static String of(Locale locale, String key, String name, String value) {
    return of(locale, key).replace("{" + name + "}", value);
  }
}
