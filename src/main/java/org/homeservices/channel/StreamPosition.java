package org.homeservices.channel;

/**
 * A place in a group's history: everything up to and including {@code seq} has been seen.
 *
 * <p>{@code seq} starts at 1 and never goes back. The epoch changes whenever the log behind it may
 * have lost entries (a restart without storage, a failover); a position of another epoch can only
 * be replaced, unless the history knows that it has all that the position stands for. Without it a
 * reader could take the 7th entry of a new log for the one after the 6th of the old.
 *
 * @param epoch names one unbroken life of the log
 * @param seq the last entry seen, 0 before the first
 */
public record StreamPosition(String epoch, long seq) {
  /**
   * @throws IllegalArgumentException where {@code seq} is negative
   */
  public StreamPosition {
    if (seq < 0) {
      throw new IllegalArgumentException("seq is 0 or more, not " + seq);
    }
  }
}
