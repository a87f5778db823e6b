package org.homeservices.chat;

import java.time.Duration;

/**
 * How the archive of messages goes with the history.
 *
 * @param awaited whether a message is acknowledged only when the archive has it, because the
 *     history ends with this node
 * @param linger how long the first message of a batch may wait for others
 * @param mostMessages that wait for the archive, at least 1
 * @param mostCharacters of theirs, at least 1
 * @param historySize messages that a history remembers
 * @param historyAge how long it remembers them after the latest one
 */
public record ArchiveSettings(
    boolean awaited,
    Duration linger,
    int mostMessages,
    int mostCharacters,
    int historySize,
    Duration historyAge) {
  private static final Duration LINGER = Duration.ofMillis(300);
  private static final int MOST_MESSAGES = 20_000;
  private static final int MOST_CHARACTERS = 32 * 1024 * 1024;

  /**
   * @throws IllegalArgumentException where nothing may wait
   */
  public ArchiveSettings {
    if (mostMessages < 1 || mostCharacters < 1 || historySize < 1) {
      throw new IllegalArgumentException(
          "mostMessages, mostCharacters and historySize are 1 or more, not %d, %d, %d"
              .formatted(mostMessages, mostCharacters, historySize));
    }
  }

  /** The history is durable by itself, and the archive follows it. */
  public static ArchiveSettings following(int historySize, Duration historyAge) {
    return new ArchiveSettings(
        false, LINGER, MOST_MESSAGES, MOST_CHARACTERS, historySize, historyAge);
  }

  /** Nothing but the archive outlives this node. */
  public static ArchiveSettings awaited(int historySize, Duration historyAge) {
    return new ArchiveSettings(
        true, Duration.ZERO, MOST_MESSAGES, MOST_CHARACTERS, historySize, historyAge);
  }
}
