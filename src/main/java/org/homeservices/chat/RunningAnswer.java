package org.homeservices.chat;

import java.util.UUID;
import org.homeservices.assistant.AnswerSink;
import org.homeservices.conversation.ConversationId;

/**
 * An answer that is being written. Frames are sent, and members are seated, under one lock, so that
 * a member who comes in the middle sees the text so far and then all the rest.
 */
final class RunningAnswer implements AnswerSink {
  private final String id = UUID.randomUUID().toString();
  private final ConversationId conversation;
  private final Broadcast broadcast;

  // Guarded by this.
  private final StringBuilder text = new StringBuilder();
  private boolean started;

  RunningAnswer(ConversationId conversation, Broadcast broadcast) {
    this.conversation = conversation;
    this.broadcast = broadcast;
  }

  String id() {
    return id;
  }

  @Override
  public synchronized void text(String more) {
    if (!started) {
      started = true;
      broadcast.tell(conversation, new ChatEvent.AnswerStarted(id));
    }
    broadcast.tell(conversation, new ChatEvent.AnswerGrew(id, text.length(), more));
    text.append(more);
  }

  @Override
  public synchronized void reset() {
    text.setLength(0);
    broadcast.tell(conversation, new ChatEvent.AnswerReset(id));
  }

  /** Seats a member, who then sees what there is of this answer. */
  synchronized void seat(Seat seat, Runnable begin) {
    begin.run();
    if (started) {
      broadcast.tellOne(seat, new ChatEvent.AnswerStarted(id));
      broadcast.tellOne(seat, new ChatEvent.AnswerGrew(id, 0, text.toString()));
    }
  }
}
