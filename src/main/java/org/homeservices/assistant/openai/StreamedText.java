package org.homeservices.assistant.openai;

import org.homeservices.assistant.Completion;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.Turn;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.reuse.Finish;
import org.jspecify.annotations.Nullable;

/** What is known of a text from the events so far. Not thread-safe. */
final class StreamedText {
  /** Nobody reads more, however many tokens are allowed. */
  static final int MOST_CHARACTERS = 20_000;

  private static final double CHARACTERS_OF_A_TOKEN = 3.6;

  private int characters;
  private boolean full;
  private boolean refused;
  private @Nullable Finish finish;
  private @Nullable Usage usage;

  /** Takes an event; what it returns of its text is to be handed on. */
  String take(ChatCompletionChunk chunk) {
    usage = chunk.usage() == null ? usage : chunk.usage();
    if (finish != null) {
      return "";
    }
    String piece = fitting(chunk.text());
    characters += piece.length();
    refused |= chunk.refusal();
    finish = full ? Finish.LENGTH : chunk.finish();
    return piece;
  }

  private String fitting(String text) {
    int room = MOST_CHARACTERS - characters;
    if (text.length() <= room) {
      return text;
    }
    full = true;
    boolean halves = room > 0 && Character.isHighSurrogate(text.charAt(room - 1));
    return text.substring(0, halves ? room - 1 : room);
  }

  boolean hasBegun() {
    return characters > 0;
  }

  /** Whether it is as long as it may be, and the rest is not wanted. */
  boolean isFull() {
    return full;
  }

  /** Whether the model has said that it is finished; there may be something to learn still. */
  boolean isFinished() {
    return finish != null;
  }

  /** All that there is to say at its end. */
  Completion completion(Prompt prompt, String model) {
    return new Completion(howItEnded(), usage == null ? estimated(prompt) : usage, model);
  }

  private Finish howItEnded() {
    if (refused) {
      return Finish.FILTERED;
    }
    // Who is done without having said how was cut off by the server.
    return finish == null ? Finish.BROKEN : finish;
  }

  private Usage estimated(Prompt prompt) {
    int read = prompt.system().length() + prompt.user().length();
    for (Turn turn : prompt.earlier()) {
      read += turn.text().length();
    }
    return new Usage(tokens(read), 0, tokens(characters));
  }

  private static long tokens(int characters) {
    return Math.round(characters / CHARACTERS_OF_A_TOKEN);
  }
}
