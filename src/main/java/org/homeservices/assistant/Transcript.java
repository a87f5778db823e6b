package org.homeservices.assistant;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a model has written so far, made fit to travel: half a character at the end of a piece waits
 * for its other half, and one that never gets it becomes a question mark. No encoder takes halves.
 */
final class Transcript implements TextSink {
  private final StringBuilder text = new StringBuilder();
  private final AnswerSink sink;
  private String half = "";

  Transcript(AnswerSink sink) {
    this.sink = sink;
  }

  /** Takes a piece and hands on what is whole of it. */
  @Override
  public void text(String piece) {
    String more = half + piece;
    boolean cut = !more.isEmpty() && Character.isHighSurrogate(more.charAt(more.length() - 1));
    half = cut ? more.substring(more.length() - 1) : "";
    handOn(more.substring(0, more.length() - half.length()));
  }

  @Override
  public void whenUnwanted(Runnable stop) {
    sink.whenUnwanted(stop);
  }

  @Override
  public Duration waited() {
    return sink.waited();
  }

  /** The text, now that nothing will follow. */
  String end() {
    handOn(half);
    half = "";
    return text.toString();
  }

  /** Has the reader forget what it was given. */
  void voidAll() {
    if (text.length() > 0) {
      sink.reset();
    }
  }

  private void handOn(String whole) {
    byte[] wellFormed = whole.getBytes(StandardCharsets.UTF_8);
    if (wellFormed.length > 0) {
      String clean = new String(wellFormed, StandardCharsets.UTF_8);
      text.append(clean);
      sink.text(clean);
    }
  }
}
