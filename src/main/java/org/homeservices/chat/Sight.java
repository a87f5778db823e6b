package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What a look at a conversation has come to. What its history lacks before the messages of a
 * welcome is given back when somebody needs it. Thread-safe.
 */
final class Sight {
  private final boolean clear;
  private final boolean open;
  private final String epoch;
  private final Supplier<CompletionStage<Boolean>> rest;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<Boolean> whole = new CompletableFuture<>();

  private Sight(
      boolean clear, boolean open, String epoch, Supplier<CompletionStage<Boolean>> rest) {
    this.clear = clear;
    this.open = open;
    this.epoch = epoch;
    this.rest = rest;
  }

  /**
   * The history has what a welcome shows.
   *
   * @param epoch in which it was seen; empty where that was not looked at
   * @param rest gives back what is lacking before; never fails
   */
  static Sight clear(String epoch, Supplier<CompletionStage<Boolean>> rest) {
    return new Sight(true, true, epoch, rest);
  }

  /**
   * The archive could not be asked.
   *
   * @param open whether it need not be: somebody else knows how far the conversation has come
   */
  static Sight dim(boolean open) {
    return new Sight(false, open, "", () -> completedStage(true));
  }

  /** Whether it counts for a while. */
  boolean isClear() {
    return clear;
  }

  /** Whether something may be said. */
  boolean isOpen() {
    return open;
  }

  /** Whether the history is not known to have been in another epoch. */
  boolean isOf(String current) {
    return epoch.isEmpty() || epoch.equals(current);
  }

  String epoch() {
    return epoch;
  }

  /** {@link #isOpen}, once the history has all that it can remember. */
  CompletionStage<Boolean> whole() {
    if (begun.compareAndSet(false, true)) {
      CompletionStage<?> unused = rest.get().whenComplete((done, failure) -> whole.complete(open));
    }
    return whole;
  }
}
