package org.homeservices.assistant.reuse;

/** An answer by which a model declines to answer. */
final class RefusalText {
  private static final Signs SIGNS = Signs.of("refusal");

  private RefusalText() {}

  static boolean isIn(String answer) {
    return SIGNS.in(answer);
  }
}
