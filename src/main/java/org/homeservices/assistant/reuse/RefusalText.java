package org.homeservices.assistant.reuse;

import org.homeservices.assistant.text.Signs;

/** An answer by which a model declines to answer. */
final class RefusalText {
  private static final Signs SIGNS = Signs.of(RefusalText.class, "signs", "refusal");

  private RefusalText() {}

  static boolean isIn(String answer) {
    return SIGNS.in(answer);
  }
}
