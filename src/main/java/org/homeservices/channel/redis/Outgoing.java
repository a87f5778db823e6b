package org.homeservices.channel.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ops that a lane has not sent, in order: first those that may leave, then those that are to be
 * asked whether they wait for the link. Guarded by its lane's lock.
 */
final class Outgoing {
  private static final int MOST_IN_BATCH = 256;
  private static final int MOST_BYTES_IN_BATCH = 256 * 1024;

  /** What waits beyond that is refused: a sender is better told than left waiting. */
  static final int MOST_BYTES = 8 * 1024 * 1024;

  private final Deque<Op> ready = new ArrayDeque<>();
  private final Deque<Question> toAsk = new ArrayDeque<>();
  private int bytes;

  /** Whether an op, which was sent already or not, waits for the link. */
  record Question(Op op, boolean sent) {}

  boolean hasRoomFor(Op op) {
    return bytes + op.bytes() <= MOST_BYTES;
  }

  /** Adds an op that may leave, behind all others; false where those before it are to be asked. */
  boolean add(Op op) {
    if (!toAsk.isEmpty()) {
      addToAsk(op);
      return false;
    }
    bytes += op.bytes();
    return ready.add(op);
  }

  /** Adds an op that is to be asked, behind all others. */
  void addToAsk(Op op) {
    bytes += op.bytes();
    toAsk.add(new Question(op, false));
  }

  /**
   * The link is gone: everybody is to be asked, the oldest first.
   *
   * @param sent those that are on their way, which are older than all others
   */
  void askAll(List<Op> sent) {
    List<Question> later = List.copyOf(toAsk);
    toAsk.clear();
    sent.forEach(op -> toAsk.add(new Question(op, true)));
    ready.forEach(op -> toAsk.add(new Question(op, false)));
    ready.clear();
    toAsk.addAll(later);
  }

  /** The link is back: nobody needs to be asked. */
  void askNobody() {
    toAsk.stream().filter(question -> !question.sent()).map(Question::op).forEach(ready::add);
    toAsk.clear();
  }

  /** The next question, which stays the next one until it is {@link #answered}. */
  @Nullable Question question() {
    return toAsk.peek();
  }

  /** Takes an answer; it counts for nothing where the link has gone again meanwhile. */
  void answered(Question question, boolean stays) {
    if (question.equals(toAsk.peek())) {
      toAsk.remove();
      if (stays && !question.sent()) {
        ready.add(question.op());
      } else if (!question.sent()) {
        bytes -= question.op().bytes();
      }
    }
  }

  boolean hasReady() {
    return !ready.isEmpty();
  }

  /** Whether what may leave is as much as a batch may hold. */
  boolean isABatchFull() {
    return ready.size() >= MOST_IN_BATCH || bytes >= MOST_BYTES_IN_BATCH;
  }

  /** Takes what leaves together. */
  List<Op> takeBatch() {
    List<Op> ops = new ArrayList<>();
    int taken = 0;
    while (!ready.isEmpty() && ops.size() < MOST_IN_BATCH && taken < MOST_BYTES_IN_BATCH) {
      Op op = ready.remove();
      taken += op.bytes();
      ops.add(op);
    }
    bytes -= taken;
    return ops;
  }

  /** All, with those whose question is open. */
  List<Op> all() {
    return Stream.concat(ready.stream(), toAsk.stream().map(Question::op)).toList();
  }
}
