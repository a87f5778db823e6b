package org.homeservices.assistant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Remembers what came, in order. */
final class RecordingSink implements AnswerSink {
  static final String RESET = "(reset)";

  final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void text(String more) {
    heard.add(more);
  }

  @Override
  public void reset() {
    heard.add(RESET);
  }

  int resets() {
    return Collections.frequency(heard, RESET);
  }

  String textAfterReset() {
    return String.join("", heard.subList(heard.indexOf(RESET) + 1, heard.size()));
  }
}
