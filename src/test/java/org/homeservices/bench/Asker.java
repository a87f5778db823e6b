package org.homeservices.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/** A visitor who asks one question after the other, on one socket. */
final class Asker extends Connection {
  private static final String WELCOME = "{\"type\":\"welcome\"";
  private static final String DELTA = "{\"type\":\"delta\"";
  private static final String ANSWER = "\"origin\":";

  private boolean welcomed;
  private boolean heard;
  private long dueAt;
  private int deltas;
  private int number;

  // Null while nothing is asked.
  private @Nullable AnswerTally tally;

  Asker(URI node, String token, Selector selector) throws IOException {
    super(node, token, selector);
  }

  /** Whether the server has accepted the hello. */
  boolean isWelcomed() {
    return welcomed;
  }

  /** Whether it may ask: it has all answers so far. */
  boolean isFree() {
    return tally == null;
  }

  /** Whether the answer has begun. */
  boolean hasHeard() {
    return heard;
  }

  /**
   * Asks.
   *
   * @param due when it should have done so, of {@link System#nanoTime()}
   * @param counts where the answer is counted
   */
  void ask(String question, long due, AnswerTally counts) {
    tally = counts;
    dueAt = due;
    heard = false;
    deltas = 0;
    number++;
    counts.asked();
    say(
        Json.createObjectBuilder()
            .add("type", "message")
            .add("clientId", "q" + number)
            .add("content", question)
            .build()
            .toString());
  }

  @Override
  public void text(ByteBuffer message) {
    UTF_8.decode(message).toString().lines().forEach(this::line);
  }

  /** What it has asked stays unanswered. */
  @Override
  void lost() {
    tally = null;
  }

  private void line(String line) {
    AnswerTally counts = tally;
    if (line.startsWith(WELCOME)) {
      welcomed = true;
    } else if (counts == null) {
      // Tells nothing that is counted.
    } else if (line.startsWith(DELTA)) {
      begun(counts);
    } else if (line.contains(ANSWER)) {
      JsonObject answer = Json.createReader(new StringReader(line)).readObject();
      counts.answered(answer.getString("origin"), answer.getString("content"));
      counts.whole(System.nanoTime() - dueAt, deltas);
      tally = null;
    }
  }

  private void begun(AnswerTally counts) {
    deltas++;
    if (!heard) {
      heard = true;
      counts.heard(System.nanoTime() - dueAt);
    }
  }
}
