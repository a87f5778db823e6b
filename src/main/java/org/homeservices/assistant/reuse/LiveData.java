package org.homeservices.assistant.reuse;

/** Asks for what changes by the minute: the state of an order, who is free, today. */
final class LiveData {
  private static final Signs SIGNS = Signs.of("live");

  private LiveData() {}

  static boolean isAskedIn(String question) {
    return SIGNS.in(question);
  }
}
