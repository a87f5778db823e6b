package org.homeservices.generation;

import java.time.Duration;

/**
 * How texts are passed on and kept.
 *
 * @param lease a node that writes and is silent for so long is replaced; 200 ms to 60 s
 * @param linger how long a whole text can be followed after its end
 * @param negativeLinger the same for one that failed: so long nobody tries again
 * @param idle how long a text is kept to which nothing is added
 * @param pieceTime pieces of the text are gathered for so long, and longer where a node writes many
 * @param pieceLength and as soon as they have so many characters
 * @param longest characters of a text; a longer one fails
 */
public record GenerationSettings(
    Duration lease,
    Duration linger,
    Duration negativeLinger,
    Duration idle,
    Duration pieceTime,
    int pieceLength,
    int longest) {
  private static final Duration SHORTEST_LEASE = Duration.ofMillis(200);
  private static final Duration LONGEST_LEASE = Duration.ofSeconds(60);

  /**
   * @throws IllegalArgumentException where a value is out of its range
   */
  public GenerationSettings {
    if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
      throw new IllegalArgumentException(
          "a lease lasts from %s to %s, not %s".formatted(SHORTEST_LEASE, LONGEST_LEASE, lease));
    }
    if (idle.compareTo(lease) <= 0) {
      throw new IllegalArgumentException(
          "a text is kept for longer than a lease (%s), not %s".formatted(lease, idle));
    }
    if (pieceLength < 1 || longest < pieceLength) {
      throw new IllegalArgumentException(
          "a piece has at least 1 character and a text at least a piece, not %d and %d"
              .formatted(pieceLength, longest));
    }
  }

  /** The usual ones. */
  public static GenerationSettings withLease(Duration lease) {
    return new GenerationSettings(
        lease,
        Duration.ofSeconds(15),
        Duration.ofSeconds(2),
        Duration.ofMinutes(10),
        Duration.ofMillis(40),
        1_000,
        20_000);
  }
}
