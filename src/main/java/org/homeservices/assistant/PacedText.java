package org.homeservices.assistant;

import java.text.BreakIterator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Hands a known text on piece by piece, so that it reads like one that is being written. */
final class PacedText {
  /** 1,000 characters take about half a second, in 25 pieces a second at most. */
  private static final int LEAST_PIECE = 80;

  private static final Duration PAUSE = Duration.ofMillis(40);

  private final String text;
  private final AnswerSink sink;
  private final ScheduledExecutorService executor;
  private final BreakIterator words = BreakIterator.getWordInstance();
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private int from;

  private PacedText(String text, AnswerSink sink, ScheduledExecutorService executor) {
    this.text = text;
    this.sink = sink;
    this.executor = executor;
    words.setText(text);
  }

  /** Starts at once; completed when the sink has all of it. */
  static CompletionStage<Void> write(
      String text, AnswerSink sink, ScheduledExecutorService executor) {
    PacedText paced = new PacedText(text, sink, executor);
    paced.next();
    return paced.done;
  }

  private void next() {
    try {
      int to = endOfPiece();
      sink.text(text.substring(from, to));
      from = to;
      if (from == text.length()) {
        done.complete(null);
      } else {
        ScheduledFuture<?> unused =
            executor.schedule(this::next, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (RuntimeException | Error e) {
      // Whatever it is, the answer must come to an end.
      done.completeExceptionally(e);
    }
  }

  private int endOfPiece() {
    int least = from + LEAST_PIECE;
    return least >= text.length() ? text.length() : words.following(least);
  }
}
