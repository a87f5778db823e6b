package org.homeservices.assistant.reuse;

import org.homeservices.assistant.text.Signs;

/** Asks for what changes by the minute: the state of an order, who is free, today. */
final class LiveData {
  private static final Signs SIGNS = Signs.of(LiveData.class, "signs", "live");

  private LiveData() {}

  static boolean isAskedIn(String question) {
    return SIGNS.in(question);
  }
}
