package org.homeservices.chat;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
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
import org.homeservices.conversation.Author;
import org.jspecify.annotations.Nullable;

/** Writes events for the eye, without their ids. */
final class Lines implements EventCodec {
  @Override
  public String encode(MessageAdded event) {
    return "%s: %s".formatted(lower(event.message().author()), event.message().content());
  }

  @Override
  public String encode(AnswerAnnounced event) {
    return "announced " + event.ref().question();
  }

  @Override
  public Optional<AnswerRef> announced(String text) {
    return Optional.empty();
  }

  @Override
  public Optional<Spoken> spoken(String text) {
    return Optional.empty();
  }

  @Override
  public Optional<Letterhead> letterhead(String text) {
    return Optional.empty();
  }

  @Override
  public Optional<Instant> sentAt(String text) {
    return Optional.empty();
  }

  @Override
  public boolean isMessage(String text, String id) {
    return false;
  }

  @Override
  public String encode(AnswerStarted event) {
    return "start";
  }

  @Override
  public String encode(AnswerGrew event) {
    return "delta %d %s".formatted(event.offset(), event.text());
  }

  @Override
  public String encode(AnswerReset event) {
    return "reset";
  }

  @Override
  public String encode(Typing event) {
    return "typing %s %s".formatted(lower(event.author()), event.on() ? "on" : "off");
  }

  @Override
  public String encode(Presence event) {
    return "presence %d %d".formatted(event.participants(), event.agents());
  }

  @Override
  public String encode(Degraded event) {
    return "degraded " + (event.on() ? "on" : "off");
  }

  @Override
  public String encode(ModeChanged event) {
    return "mode %s %s"
        .formatted(event.mode(), event.reason())
        .toLowerCase(Locale.ROOT)
        .replace(" null", "");
  }

  @Override
  public String encode(FeedbackGiven event) {
    return "feedback " + event.feedback().value().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String encode(Rated event) {
    return "rated " + event.rating().score();
  }

  @Override
  public String encode(SeenUpTo event) {
    return "read " + event.seq();
  }

  @Override
  public boolean isModeChange(String text) {
    return text.startsWith("mode ");
  }

  @Override
  public String inPlace(long seq, @Nullable String epoch, String text) {
    return seq == 0 ? text : seq + " " + text;
  }

  private static String lower(Author author) {
    return author.name().toLowerCase(Locale.ROOT);
  }
}
