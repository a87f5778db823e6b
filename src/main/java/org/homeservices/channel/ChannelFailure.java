package org.homeservices.channel;

/** Why the channel layer did not do what it was asked. */
public abstract sealed class ChannelFailure extends RuntimeException
    permits ChannelFull, ChannelGone, EpochOver, MessageTooLarge, LayerUnavailable {
  private static final long serialVersionUID = 1L;

  ChannelFailure(String message) {
    super(message);
  }
}
