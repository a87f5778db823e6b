package org.homeservices.assistant.spending;

import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.Turn;
import org.homeservices.assistant.Usage;

/** Guesses tokens where no server has counted them: one for 3.6 characters, rounded up. */
final class Tokens {
  private static final long TENTHS = 10;
  private static final long TENTHS_OF_A_TOKEN = 36;

  private Tokens() {}

  /** What a prompt and so much text are. */
  static Usage of(Prompt prompt, int written) {
    return new Usage(in(prompt), 0, in(written));
  }

  /** What is read. */
  static long in(Prompt prompt) {
    int earlier = prompt.earlier().stream().map(Turn::text).mapToInt(String::length).sum();
    return in(prompt.system().length() + earlier + prompt.user().length());
  }

  private static long in(int characters) {
    return (TENTHS * characters + TENTHS_OF_A_TOKEN - 1) / TENTHS_OF_A_TOKEN;
  }
}
