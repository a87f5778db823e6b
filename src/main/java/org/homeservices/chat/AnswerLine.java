package org.homeservices.chat;

import static java.lang.System.Logger.Level.ERROR;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.homeservices.assistant.Question;
import org.homeservices.conversation.ConversationId;
import org.jspecify.annotations.Nullable;

/** The questions of one conversation, answered one after the other. */
final class AnswerLine {
  private static final System.Logger LOGGER = System.getLogger(AnswerLine.class.getName());

  /** Each may cost a call of the model, so a visitor who asks faster than that has to wait. */
  private static final int MOST_WAITING = 20;

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

  synchronized boolean isFull() {
    return waiting.size() >= MOST_WAITING;
  }

  private void answerNext() {
    Question question = takeNext();
    if (question == null) {
      whenIdle.run();
      return;
    }
    RunningAnswer answer = writer.begin(conversation);
    show(answer);
    // Inside the stage, so that whatever is thrown ends this answer and not the line.
    completedStage(question)
        .thenCompose(asked -> writer.write(conversation, asked, answer))
        .whenComplete((whole, failure) -> show(null))
        .thenCompose(whole -> writer.publish(conversation, answer, whole))
        .whenComplete((stored, failure) -> finish(failure));
  }

  private synchronized @Nullable Question takeNext() {
    Question next = waiting.poll();
    busy = next != null;
    return next;
  }

  /** What a member who joins now is shown; null: the message tells the answer, or there is none. */
  private synchronized void show(@Nullable RunningAnswer answer) {
    running = answer;
  }

  private void finish(@Nullable Throwable failure) {
    if (failure != null) {
      LOGGER.log(ERROR, "answer not stored conversation=" + conversation.value(), failure);
    }
    try {
      writer.end(conversation);
    } finally {
      executor.execute(this::answerNext);
    }
  }
}
