package org.homeservices.chat;

import static java.lang.System.Logger.Level.ERROR;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.homeservices.assistant.Question;
import org.jspecify.annotations.Nullable;

/** The questions of one conversation that were posted here, answered one after the other. */
final class AnswerLine {
  private static final System.Logger LOGGER = System.getLogger(AnswerLine.class.getName());

  /** Each may cost a call of the model, so a visitor who asks faster than that has to wait. */
  private static final int MOST_WAITING = 20;

  private final Function<Asked, CompletionStage<?>> answering;
  private final Executor executor;
  private final Runnable whenIdle;

  // Guarded by this.
  private final Deque<Asked> waiting = new ArrayDeque<>();
  private boolean busy;
  private @Nullable Asked current;

  /**
   * A question, and the id that the message of its answer will have: the same on every node, so
   * that an answer which two nodes give is stored once.
   *
   * @param question without what was said before it
   * @param replaces the answer in whose place the new one is to stand, null for none
   * @param since when its visitor began to wait, of {@link System#nanoTime()}
   */
  record Asked(
      String answerId,
      String messageId,
      Question question,
      @Nullable String replaces,
      long since) {}

  /**
   * @param answering completed when the answer is stored
   * @param whenIdle called, without any lock, whenever the last question is answered
   */
  AnswerLine(Function<Asked, CompletionStage<?>> answering, Executor executor, Runnable whenIdle) {
    this.answering = answering;
    this.executor = executor;
    this.whenIdle = whenIdle;
  }

  synchronized void add(Asked question) {
    waiting.add(question);
    if (!busy) {
      busy = true;
      executor.execute(this::answerNext);
    }
  }

  /** Nobody wants the answers to the questions that wait. */
  synchronized void clear() {
    waiting.clear();
  }

  /** The question that is being answered, or will be next. */
  synchronized Optional<Asked> current() {
    return Optional.ofNullable(current != null ? current : waiting.peek());
  }

  synchronized boolean isIdle() {
    return !busy;
  }

  synchronized boolean isFull() {
    return waiting.size() >= MOST_WAITING;
  }

  private void answerNext() {
    Asked next = takeNext();
    if (next == null) {
      whenIdle.run();
      return;
    }
    // Inside the stage, so that whatever is thrown ends this answer and not the line.
    completedStage(next)
        .thenCompose(answering::apply)
        .whenComplete((stored, failure) -> finish(failure));
  }

  private synchronized @Nullable Asked takeNext() {
    current = waiting.poll();
    busy = current != null;
    return current;
  }

  private void finish(@Nullable Throwable failure) {
    if (failure != null) {
      LOGGER.log(ERROR, "answer not stored", failure);
    }
    executor.execute(this::answerNext);
  }
}
