package org.homeservices.channel;

/** No node has a channel of that name open. */
public final class ChannelGone extends ChannelFailure {
  private static final long serialVersionUID = 1L;

  private final transient ChannelName channel;

  /** Names the channel. */
  public ChannelGone(ChannelName channel) {
    super("no channel %s is open".formatted(channel.value()));
    this.channel = channel;
  }

  /** The channel that was asked for. */
  public ChannelName channel() {
    return channel;
  }
}
