package org.homeservices.channel;

/** As many messages wait in a channel as may; the text may be sent again later. */
public final class ChannelFull extends ChannelFailure {
  private static final long serialVersionUID = 1L;

  private final transient ChannelName channel;

  /** Names the channel and its limit. */
  public ChannelFull(ChannelName channel, int capacity) {
    super("channel %s is full: %d messages wait".formatted(channel.value(), capacity));
    this.channel = channel;
  }

  /** The channel that was sent to. */
  public ChannelName channel() {
    return channel;
  }
}
