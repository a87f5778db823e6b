package org.homeservices.channel;

import java.util.List;

/**
 * What a history answers to a reader.
 *
 * @param position the end of the history at that moment
 * @param entries oldest first, contiguous; but for a page, ending at {@code position}
 * @param complete whether these are all entries after the reader's position; if not, some are lost
 *     to it for good and {@code entries} are simply the latest
 */
public record Replay(StreamPosition position, List<Envelope> entries, boolean complete) {
  /** Who has missed more than so many entries starts over with the latest. */
  public static final int MOST_ENTRIES = 500;

  /**
   * Who has missed more than so much text starts over with the latest: half of what may wait in a
   * channel's holder. A floor may count bytes for characters, and what it keeps around a text.
   */
  public static final int MOST_CHARACTERS = 512 * 1024;

  /** Copies the entries. */
  public Replay {
    entries = List.copyOf(entries);
  }
}
