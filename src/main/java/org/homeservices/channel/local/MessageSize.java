package org.homeservices.channel.local;

import java.util.Optional;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.MessageTooLarge;

/** How long a text is where it travels, in bytes of UTF-8. */
public final class MessageSize {
  private static final int MOST_BYTES_A_CHARACTER = 3;

  private MessageSize() {}

  /** Why a text is not carried; empty where it is. Nearly always told by its length alone. */
  public static Optional<MessageTooLarge> excessOf(String text) {
    if (text.length() <= ChannelLayer.MOST_BYTES / MOST_BYTES_A_CHARACTER) {
      return Optional.empty();
    }
    int bytes = text.chars().map(MessageSize::bytesOf).sum();
    return bytes <= ChannelLayer.MOST_BYTES
        ? Optional.empty()
        : Optional.of(new MessageTooLarge(bytes, ChannelLayer.MOST_BYTES));
  }

  /** Both halves of a surrogate pair make four bytes. */
  private static int bytesOf(int unit) {
    if (unit < 0x80) {
      return 1;
    }
    return unit < 0x800 || Character.isSurrogate((char) unit) ? 2 : MOST_BYTES_A_CHARACTER;
  }
}
