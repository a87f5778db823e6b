package org.homeservices.chat;

import org.homeservices.journal.Trace;
import org.jspecify.annotations.Nullable;

/**
 * When a visitor began to wait, and for which request.
 *
 * @param since of {@link System#nanoTime()}
 * @param traceparent what whoever works for the request is to be told; null where it has no trace
 */
record Began(long since, @Nullable String traceparent) {

  /** The request that this thread works on now. */
  static Began now() {
    return new Began(System.nanoTime(), Trace.current().map(Trace::header).orElse(null));
  }
}
