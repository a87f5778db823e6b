package org.homeservices.chat;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.homeservices.channel.LayerUnavailable;

/** Reads what a stage failed with. */
final class Failures {
  private Failures() {}

  /** The failure as an outage, which is expected and passes; empty where it is something else. */
  static Optional<LayerUnavailable> outage(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof LayerUnavailable outage ? Optional.of(outage) : Optional.empty();
  }
}
