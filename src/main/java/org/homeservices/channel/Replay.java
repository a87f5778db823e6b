package org.homeservices.channel;

import java.util.List;

/**
 * What a history answers to a reader.
 *
 * @param position the end of the history at that moment
 * @param entries oldest first, contiguous, ending at {@code position}
 * @param complete whether these are all entries after the reader's position; if not, some are lost
 *     to it for good and {@code entries} are simply the latest
 */
public record Replay(StreamPosition position, List<Envelope> entries, boolean complete) {
  /** Copies the entries. */
  public Replay {
    entries = List.copyOf(entries);
  }
}
