package org.homeservices.chat;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.homeservices.channel.EpochOver;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.conversation.ArchiveUnavailable;
import org.homeservices.conversation.ConversationsUnavailable;
import org.jspecify.annotations.Nullable;

/** Reads what a stage failed with. */
final class Failures {
  private Failures() {}

  /** Whether the same may succeed when it is tried again later. */
  static boolean passes(Throwable failure) {
    return cause(failure) instanceof ConversationsUnavailable
        || isArchiveAway(failure)
        || outage(failure).isPresent();
  }

  /** Whether a history was not in the epoch in which it was seen. */
  static boolean isEpochOver(Throwable failure) {
    return cause(failure) instanceof EpochOver;
  }

  static boolean isArchiveAway(Throwable failure) {
    return cause(failure) instanceof ArchiveUnavailable;
  }

  /** The failure as an outage, which is expected and passes; empty where it is something else. */
  static Optional<LayerUnavailable> outage(Throwable failure) {
    return cause(failure) instanceof LayerUnavailable outage
        ? Optional.of(outage)
        : Optional.empty();
  }

  private static @Nullable Throwable cause(Throwable failure) {
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }
}
