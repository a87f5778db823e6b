package org.homeservices.channel;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The inner end of a channel. Its methods are called by one thread at a time for {@link #receive},
 * on threads of the layer, and must return at once: they may hand on, never wait, and never throw.
 */
@FunctionalInterface
public interface Receiver {
  /** What {@link #receive} returns when it is ready for the next one already. */
  CompletionStage<Void> READY = completedStage(null);

  /**
   * Takes one envelope, in the order of its sender or group.
   *
   * @return completed when the receiver is ready for the next one, which waits in the channel until
   *     then; a stage that fails counts as completed
   */
  CompletionStage<?> receive(Envelope envelope);

  /** An entry of a history did not fit into the channel any more; the channel is closed. */
  default void overflowed() {}

  /**
   * Entries of a group's history are lost to this channel, or were numbered anew: what it knew of
   * the group is void, and what comes next need not follow what came last. To be read from {@link
   * History#latest} again.
   */
  default void interrupted(GroupName group) {}

  /**
   * So many channels are members of the group now. Changes are told together, at most a few times a
   * second.
   */
  default void sizeChanged(GroupName group, int members) {}

  /** A receiver that is always ready. */
  static Receiver of(Consumer<Envelope> taker) {
    return envelope -> {
      taker.accept(envelope);
      return READY;
    };
  }
}
