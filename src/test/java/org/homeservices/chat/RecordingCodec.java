package org.homeservices.chat;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.chat.ChatEvent.AnswerGrew;
import org.homeservices.chat.ChatEvent.AnswerReset;
import org.homeservices.chat.ChatEvent.AnswerStarted;
import org.homeservices.chat.ChatEvent.MessageAdded;
import org.homeservices.chat.ChatEvent.Typing;

/** Writes events as tickets, against which it gives the events back. Thread-safe. */
final class RecordingCodec implements EventCodec {
  private final AtomicInteger tickets = new AtomicInteger();
  private final ConcurrentMap<String, ChatEvent> events = new ConcurrentHashMap<>();

  @Override
  public String encode(MessageAdded event) {
    return ticketFor(event);
  }

  @Override
  public String encode(AnswerStarted event) {
    return ticketFor(event);
  }

  @Override
  public String encode(AnswerGrew event) {
    return ticketFor(event);
  }

  @Override
  public String encode(AnswerReset event) {
    return ticketFor(event);
  }

  @Override
  public String encode(Typing event) {
    return ticketFor(event);
  }

  /** The event that was written as {@code text}. */
  ChatEvent decode(String text) {
    ChatEvent event = events.get(text);
    if (event == null) {
      throw new AssertionError("never encoded: " + text);
    }
    return event;
  }

  private String ticketFor(ChatEvent event) {
    String ticket = "event " + tickets.incrementAndGet();
    events.put(ticket, event);
    return ticket;
  }
}
