package org.homeservices.chat;

/** Writes events the way they travel. Supplied from above: this room knows no wire format. */
@FunctionalInterface
public interface EventCodec {
  /** One event as one line of text; the event's {@code seq} is not in it. Pure. */
  String encode(ChatEvent event);
}
