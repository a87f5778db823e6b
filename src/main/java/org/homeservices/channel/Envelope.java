package org.homeservices.channel;

/**
 * What a member of a group receives.
 *
 * @param seq the place in the group's history, or {@link #TRANSIENT} for what is not remembered
 * @param text what was sent, unchanged
 */
public record Envelope(long seq, String text) {
  /** The {@code seq} of an envelope that no history holds. */
  public static final long TRANSIENT = 0;
}
