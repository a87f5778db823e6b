package org.homeservices.channel;

/**
 * The history of a group is in another epoch than the one in which something was to be published:
 * it may have lost entries. Nothing was published.
 */
public final class EpochOver extends ChannelFailure {
  private static final long serialVersionUID = 1L;

  /** Names the epoch that the history is in. */
  public EpochOver(String epoch) {
    super("the history is in the epoch " + epoch);
  }
}
