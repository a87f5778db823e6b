package org.homeservices.web.rest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.homeservices.web.BadInput;
import org.homeservices.web.CloseCode;
import org.homeservices.web.frame.Outlet;

/** Keeps what a visitor is told first about the one frame that was posted. Thread-safe. */
final class FirstReply implements Outlet {
  private final CompletableFuture<String> first = new CompletableFuture<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();

  @Override
  public void greet() {
    // There is nothing to keep open.
  }

  @Override
  public void send(String frame) {
    first.complete(frame);
  }

  /** What is still said about the frame counts more. */
  @Override
  public void close(CloseCode code) {
    end.completeExceptionally(new BadInput(code.error(), null));
  }

  /** The reply, as soon as there is one. */
  CompletionStage<String> whenTold() {
    return first;
  }

  /** The reply that there is once the frame is handled, or {@code otherwise}. */
  CompletionStage<String> orElse(String otherwise) {
    end.complete(otherwise);
    return first.isDone() ? first : end;
  }
}
