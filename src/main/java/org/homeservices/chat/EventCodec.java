package org.homeservices.chat;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes events the way they travel, each as one line of text; a message's {@code seq} is not in
 * it, for it is given later. Supplied from above: this room knows no wire format. Pure.
 */
public interface EventCodec {
  /** A whole message. */
  String encode(ChatEvent.MessageAdded event);

  /** What other nodes must know of an answer; the same text for the same event. */
  String encode(ChatEvent.AnswerAnnounced event);

  /** The beginning of an answer. */
  String encode(ChatEvent.AnswerStarted event);

  /** More of an answer. */
  String encode(ChatEvent.AnswerGrew event);

  /** The new beginning of an answer. */
  String encode(ChatEvent.AnswerReset event);

  /** Somebody's writing. */
  String encode(ChatEvent.Typing event);

  /** How many are there. */
  String encode(ChatEvent.Presence event);

  /** The state of the link to the other nodes. */
  String encode(ChatEvent.Degraded event);

  /** That others answer from now on. */
  String encode(ChatEvent.ModeChanged event);

  /** What a visitor thinks of an answer. */
  String encode(ChatEvent.FeedbackGiven event);

  /** What a visitor thinks of a conversation. */
  String encode(ChatEvent.Rated event);

  /** How far a visitor has read. */
  String encode(ChatEvent.SeenUpTo event);

  /** Whether an encoded event tells that others answer from now on. */
  boolean isModeChange(String text);

  /** The answer that an encoded event announces; empty where it is another event. */
  Optional<AnswerRef> announced(String text);

  /** What a message says that was encoded; empty where it is another event. */
  Optional<Spoken> spoken(String text);

  /** What stands above the content of a message that was encoded; empty where it is no message. */
  Optional<Letterhead> letterhead(String text);

  /** When a message came that was encoded; empty where it is no message. */
  Optional<Instant> sentAt(String text);

  /** Whether an encoded event, in its place or not, is the message of an id. */
  boolean isMessage(String text, String id);

  /**
   * An encoded event with its place in the conversation.
   *
   * @param seq 0 where it has none
   * @param epoch that begins with it, null where it is the one that the client knows
   * @param text as {@code encode} wrote it
   */
  String inPlace(long seq, @Nullable String epoch, String text);
}
