package org.homeservices.generation.redis;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.homeservices.generation.Producer;
import org.homeservices.generation.Sheet;

/** A producer that notes when it was asked, and writes a text which no other one writes. */
final class Successor implements Producer {
  private static final int TOKENS = 100;
  private static final long PAUSE_MILLIS = 5;

  private final List<String> tokens;
  private volatile long askedAt;

  Successor(int kill, int node) {
    this.tokens =
        IntStream.range(0, TOKENS)
            .mapToObj(token -> "%d-%d-%d, ".formatted(kill, node, token))
            .toList();
  }

  @Override
  public CompletionStage<String> write(Sheet sheet) {
    askedAt = System.nanoTime();
    Executor later = CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    CompletionStage<Void> written = CompletableFuture.completedStage(null);
    for (String token : tokens) {
      written = written.thenRunAsync(() -> sheet.text(token), later);
    }
    return written.thenApply(done -> "written");
  }

  boolean isAsked() {
    return askedAt != 0;
  }

  /** Of {@link System#nanoTime()}. */
  long askedAt() {
    return askedAt;
  }

  String text() {
    return String.join("", tokens);
  }
}
