package org.homeservices.channel;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What became of a publication. */
public sealed interface Published {

  /** Calls the function that fits. */
  <T> T fold(Function<Sequenced, T> onSequenced, Function<Held, T> onHeld);

  /**
   * It has its place in the history.
   *
   * @param position the entry's own position
   * @param id the entry's name: that of the first publication where this one was a repeat
   * @param repeated whether an entry of the same key stood there already; then nothing was sent
   */
  record Sequenced(StreamPosition position, String id, boolean repeated) implements Published {
    @Override
    public <T> T fold(Function<Sequenced, T> onSequenced, Function<Held, T> onHeld) {
      return onSequenced.apply(this);
    }
  }

  /**
   * The history is out of reach. The members on this node have got the entry without a {@code seq};
   * the node keeps it, and all members get it with its {@code seq} when the history is back.
   *
   * @param sequenced completed then; failed with {@link LayerUnavailable} where the node stops
   *     first, and with {@link EpochOver} where the history is not in the publication's epoch any
   *     more: it may have lost entries, whose places this one would take
   */
  record Held(CompletionStage<Sequenced> sequenced) implements Published {
    @Override
    public <T> T fold(Function<Sequenced, T> onSequenced, Function<Held, T> onHeld) {
      return onHeld.apply(this);
    }
  }
}
