package org.homeservices.chat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.chat.ChatEvent.AnswerAnnounced;
import org.homeservices.chat.ChatEvent.AnswerGrew;
import org.homeservices.chat.ChatEvent.AnswerReset;
import org.homeservices.chat.ChatEvent.AnswerStarted;
import org.homeservices.chat.ChatEvent.Degraded;
import org.homeservices.chat.ChatEvent.FeedbackGiven;
import org.homeservices.chat.ChatEvent.MessageAdded;
import org.homeservices.chat.ChatEvent.ModeChanged;
import org.homeservices.chat.ChatEvent.Presence;
import org.homeservices.chat.ChatEvent.Rated;
import org.homeservices.chat.ChatEvent.SeenUpTo;
import org.homeservices.chat.ChatEvent.Typing;
import org.homeservices.conversation.AnswerDetails;
import org.homeservices.conversation.Message;
import org.jspecify.annotations.Nullable;

/** Writes events as tickets, against which it gives the events back. Thread-safe. */
final class RecordingCodec implements EventCodec {
  private static final String PLACE = "@";

  private final AtomicInteger tickets = new AtomicInteger();
  private final AtomicInteger placements = new AtomicInteger();
  private final ConcurrentMap<String, ChatEvent> events = new ConcurrentHashMap<>();

  @Override
  public String encode(MessageAdded event) {
    return ticketFor(event);
  }

  /** The same event is the same text, as it is in every real codec. */
  @Override
  public String encode(AnswerAnnounced event) {
    String ticket = "announced " + event.ref();
    events.put(ticket, event);
    return ticket;
  }

  @Override
  public Optional<AnswerRef> announced(String text) {
    return events.get(text) instanceof AnswerAnnounced event
        ? Optional.of(event.ref())
        : Optional.empty();
  }

  @Override
  public Optional<Spoken> spoken(String text) {
    return decode(text) instanceof MessageAdded event
        ? Optional.of(spoken(event.message()))
        : Optional.empty();
  }

  @Override
  public Optional<Letterhead> letterhead(String text) {
    return decode(text) instanceof MessageAdded event
        ? Optional.of(Letterhead.of(event.message()))
        : Optional.empty();
  }

  private static Spoken spoken(Message message) {
    AnswerDetails answer = message.answer();
    return new Spoken(
        message.id(),
        message.author(),
        message.content(),
        answer == null ? null : answer.replaces());
  }

  @Override
  public Optional<Instant> sentAt(String text) {
    return decode(text) instanceof MessageAdded event
        ? Optional.of(event.message().at())
        : Optional.empty();
  }

  @Override
  public boolean isMessage(String text, String id) {
    return decode(text) instanceof MessageAdded event && event.message().id().equals(id);
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

  @Override
  public String encode(Presence event) {
    return ticketFor(event);
  }

  @Override
  public String encode(Degraded event) {
    return ticketFor(event);
  }

  @Override
  public String encode(ModeChanged event) {
    return ticketFor(event);
  }

  @Override
  public String encode(FeedbackGiven event) {
    return ticketFor(event);
  }

  @Override
  public String encode(Rated event) {
    return ticketFor(event);
  }

  @Override
  public String encode(SeenUpTo event) {
    return ticketFor(event);
  }

  @Override
  public boolean isModeChange(String text) {
    return events.get(text) instanceof ModeChanged;
  }

  @Override
  public String inPlace(long seq, @Nullable String epoch, String text) {
    placements.incrementAndGet();
    return seq + PLACE + text;
  }

  /** How often something was put in its place. */
  int placements() {
    return placements.get();
  }

  /** The event that a frame tells. */
  ChatEvent decode(String frame) {
    ChatEvent event = events.get(frame.substring(frame.indexOf(PLACE) + 1));
    if (event == null) {
      throw new AssertionError("never encoded: " + frame);
    }
    return event;
  }

  /** The place of a frame, 0 where it has none. */
  static long seq(String frame) {
    int end = frame.indexOf(PLACE);
    return end < 0 ? 0 : Long.parseLong(frame.substring(0, end));
  }

  private String ticketFor(ChatEvent event) {
    String ticket = "event " + tickets.incrementAndGet();
    events.put(ticket, event);
    return ticket;
  }
}
