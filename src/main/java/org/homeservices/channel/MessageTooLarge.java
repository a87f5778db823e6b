package org.homeservices.channel;

/** A text is longer than the layer carries. */
public final class MessageTooLarge extends ChannelFailure {
  private static final long serialVersionUID = 1L;

  /** Names both sizes, in bytes of UTF-8. */
  public MessageTooLarge(int bytes, int most) {
    super("a message has at most %d bytes, this one has %d".formatted(most, bytes));
  }
}
