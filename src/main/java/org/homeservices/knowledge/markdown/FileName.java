package org.homeservices.knowledge.markdown;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.homeservices.knowledge.Languages;

/** Names of files as {@code en/cancel-order.md}: a language, and a file that lies in no folder. */
final class FileName {
  static final String RULE =
      "must be named pt-BR/….md, en/….md or es/….md, in 200 characters, without further folders";

  private static final int MOST_LENGTH = 200;
  private static final Pattern IN_FOLDER = Pattern.compile("[^/\\\\\\p{Cntrl}]+\\.md");

  private FileName() {}

  /** The language of the articles there; empty where there can be none. */
  static Optional<Locale> locale(String name) {
    return Languages.ALL.stream()
        .filter(locale -> name.startsWith(locale.toLanguageTag() + "/"))
        .filter(locale -> isFile(name, locale.toLanguageTag().length() + 1))
        .findFirst();
  }

  private static boolean isFile(String name, int folder) {
    return name.length() <= MOST_LENGTH && IN_FOLDER.matcher(name.substring(folder)).matches();
  }
}
