package org.homeservices.chat;

import static java.lang.System.Logger.Level.ERROR;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.homeservices.assistant.Question;
import org.homeservices.conversation.ConversationId;
import org.jspecify.annotations.Nullable;

/** The questions of one conversation, answered one after the other. */
final class AnswerLine {
  private static final System.Logger LOGGER = System.getLogger(AnswerLine.class.getName());

  private final ConversationId conversation;
  private final AnswerWriter writer;
  private final Executor executor;
  private final Runnable whenIdle;

  // Guarded by this.
  private final Deque<Question> waiting = new ArrayDeque<>();
  private boolean busy;
  private @Nullable RunningAnswer running;

  /**
   * @param whenIdle called, without any lock, whenever the last question is answered
   */
  AnswerLine(
      ConversationId conversation, AnswerWriter writer, Executor executor, Runnable whenIdle) {
    this.conversation = conversation;
    this.writer = writer;
    this.executor = executor;
    this.whenIdle = whenIdle;
  }

  synchronized void add(Question question) {
    waiting.add(question);
    if (!busy) {
      busy = true;
      executor.execute(this::answerNext);
    }
  }

  synchronized boolean isIdle() {
    return !busy;
  }

  /** Seats a member, who then sees what there is of the running answer. */
  synchronized void seat(Seat seat, Runnable begin) {
    if (running == null) {
      begin.run();
    } else {
      running.seat(seat, begin);
    }
  }

  private void answerNext() {
    Question question;
    RunningAnswer answer;
    synchronized (this) {
      question = waiting.poll();
      busy = question != null;
      answer = busy ? writer.begin(conversation) : null;
      running = answer;
    }
    if (question == null || answer == null) {
      whenIdle.run();
      return;
    }
    writer
        .write(question, answer)
        .whenComplete((whole, failure) -> forget())
        .thenCompose(whole -> writer.publish(conversation, answer, whole))
        .whenComplete((stored, failure) -> finish(failure));
  }

  /** From here on the message tells the answer to whoever joins. */
  private synchronized void forget() {
    running = null;
  }

  private void finish(@Nullable Throwable failure) {
    if (failure != null) {
      LOGGER.log(ERROR, "answer not stored conversation=" + conversation.value(), failure);
    }
    writer.end(conversation);
    executor.execute(this::answerNext);
  }
}
