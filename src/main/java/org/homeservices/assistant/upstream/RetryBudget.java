package org.homeservices.assistant.upstream;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets about one in ten prompts be sent again, so that a server that fails is not hit much harder
 * for it. What was not spent is kept, but not for long. Thread-safe.
 */
final class RetryBudget {
  private static final int PRICE = 10;
  private static final int MOST = 10 * PRICE;

  private final AtomicInteger saved = new AtomicInteger(MOST);

  /** A prompt is sent for the first time. */
  void earn() {
    saved.updateAndGet(tenths -> Math.min(MOST, tenths + 1));
  }

  /** Whether a prompt may be sent again. */
  boolean spend() {
    return saved.getAndUpdate(tenths -> tenths < PRICE ? tenths : tenths - PRICE) >= PRICE;
  }
}
