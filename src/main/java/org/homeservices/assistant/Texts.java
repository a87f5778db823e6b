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
}
