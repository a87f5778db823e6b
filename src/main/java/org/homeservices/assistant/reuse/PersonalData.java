package org.homeservices.assistant.reuse;

import java.util.List;
import java.util.Locale;
import org.homeservices.assistant.text.PersonalForm;
import org.homeservices.assistant.text.Signs;
import org.homeservices.assistant.text.StrictForm;

/** What tells of somebody: personal forms, and phrases by which somebody names themselves. */
final class PersonalData {
  private static final Signs SIGNS = Signs.of(PersonalData.class, "signs", "personal");

  private PersonalData() {}

  /** Whether a visitor tells something about somebody. */
  static boolean isIn(String question) {
    return SIGNS.in(question) || !foundIn(question).isEmpty();
  }

  /** The documents, addresses and numbers in a text, in lower case. */
  static List<String> foundIn(String text) {
    return PersonalForm.foundIn(StrictForm.visible(text).toLowerCase(Locale.ROOT));
  }
}
