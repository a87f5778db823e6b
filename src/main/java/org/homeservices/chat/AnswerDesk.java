package org.homeservices.chat;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.homeservices.assistant.Question;
import org.homeservices.conversation.ConversationId;

/** The answers that are being written on this node, conversation by conversation. */
final class AnswerDesk {
  private final ConcurrentMap<ConversationId, AnswerLine> lines = new ConcurrentHashMap<>();
  private final AnswerWriter writer;
  private final Executor executor;

  AnswerDesk(AnswerWriter writer, Executor executor) {
    this.writer = writer;
    this.executor = executor;
  }

  /** Has a question answered, after those of its conversation that came before. */
  void ask(ConversationId conversation, Question question) {
    lines.compute(
        conversation,
        (id, line) -> {
          AnswerLine open = line == null ? open(id) : line;
          open.add(question);
          return open;
        });
  }

  /** Whether so many questions of a conversation wait that no more can be taken. */
  boolean isFull(ConversationId conversation) {
    AnswerLine line = lines.get(conversation);
    return line != null && line.isFull();
  }

  /** Seats a member; no frame of an answer falls between what it is given and what it gets. */
  void seat(ConversationId conversation, Seat seat, Runnable begin) {
    lines.compute(
        conversation,
        (id, line) -> {
          if (line == null) {
            begin.run();
          } else {
            line.seat(seat, begin);
          }
          return line;
        });
  }

  private AnswerLine open(ConversationId conversation) {
    return new AnswerLine(conversation, writer, executor, () -> closeIfIdle(conversation));
  }

  private void closeIfIdle(ConversationId conversation) {
    lines.computeIfPresent(conversation, (id, line) -> line.isIdle() ? null : line);
  }
}
