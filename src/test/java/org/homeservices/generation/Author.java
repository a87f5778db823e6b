package org.homeservices.generation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.testing.Await;

/** A producer that writes what a test dictates. */
public final class Author implements Producer {
  private final CompletableFuture<Sheet> asked = new CompletableFuture<>();
  private final CompletableFuture<String> done = new CompletableFuture<>();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final AtomicInteger times = new AtomicInteger();

  @Override
  public CompletionStage<String> write(Sheet sheet) {
    times.incrementAndGet();
    sheet.whenUnwanted(() -> stopped.complete(null));
    asked.complete(sheet);
    return done;
  }

  /** Writes, as soon as it was asked to. */
  public void write(String text) {
    Await.value(asked).text(text);
  }

  public void reset() {
    Await.value(asked).reset();
  }

  public void finish(String outcome) {
    Await.value(asked);
    done.complete(outcome);
  }

  public void fail() {
    Await.value(asked);
    done.completeExceptionally(new IllegalStateException("told to fail"));
  }

  /** Returns when it was asked to write. */
  public void awaitAsked() {
    Await.value(asked);
  }

  /** Returns when it was told to stop. */
  public void awaitStopped() {
    Await.value(stopped);
  }

  public boolean isStopped() {
    return stopped.isDone();
  }

  public int timesAsked() {
    return times.get();
  }
}
