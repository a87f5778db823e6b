package org.homeservices.chat;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.homeservices.conversation.ConversationId;
import org.homeservices.generation.Ending;
import org.homeservices.generation.Follower;
import org.homeservices.generation.Following;
import org.homeservices.generation.Generations;
import org.homeservices.generation.Producer;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is being written, as this node shows it to the members of its conversation that
 * sit here. Frames are sent, and members are added, under one lock, so that a member who comes in
 * the middle sees the text so far and then all the rest.
 */
final class RunningAnswer implements Follower {
  private final ConversationId conversation;
  private final AnswerRef ref;
  private final EventCodec codec;
  private final AtomicLong firstText = new AtomicLong();
  private final CompletableFuture<AnswerEnd> end = new CompletableFuture<>();

  // Guarded by this.
  private final Set<Seat> seats = new LinkedHashSet<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable Following following;
  private boolean begun;
  private boolean over;
  private boolean published;

  RunningAnswer(ConversationId conversation, AnswerRef ref, EventCodec codec) {
    this.conversation = conversation;
    this.ref = ref;
    this.codec = codec;
  }

  AnswerRef ref() {
    return ref;
  }

  boolean isIn(ConversationId id) {
    return conversation.equals(id);
  }

  /** Completed when nothing more will be shown. */
  CompletionStage<AnswerEnd> end() {
    return end;
  }

  /**
   * How long its visitor has waited for its first text; for all of it where none was shown before.
   *
   * @param since when that began, of {@link System#nanoTime()}
   * @param now the same of its end
   */
  Duration waited(long since, long now) {
    long first = firstText.get();
    return Duration.ofNanos((first == 0 ? now : first) - since);
  }

  /** Follows the text, from the first call on. */
  void begin(Generations generations, Producer producer) {
    if (isFirst()) {
      Following own = generations.follow(ref.generation(), producer, this);
      if (!keep(own)) {
        own.leave();
      }
    }
  }

  /** Whether its message has come to a member here. */
  synchronized boolean isPublished() {
    return published;
  }

  /** Has a member see what there is, and then all the rest; once more where it comes again. */
  synchronized void show(Seat seat) {
    if (!over) {
      seats.add(seat);
      seat.beginAnswer(ref.id());
      if (!text.isEmpty()) {
        start(seat);
        seat.deliverOf(ref.id(), grew(0, text.toString()));
      }
    }
  }

  @Override
  public synchronized void text(String more) {
    if (over) {
      return;
    }
    if (text.isEmpty()) {
      firstText.compareAndSet(0, System.nanoTime());
      seats.forEach(this::start);
    }
    tell(grew(text.length(), more));
    text.append(more);
  }

  @Override
  public synchronized void reset() {
    if (!over) {
      text.setLength(0);
      tell(new ChatEvent.AnswerReset(ref.id()).encodedBy(codec));
    }
  }

  @Override
  public void ended(Ending ending) {
    end(new AnswerEnd.Told(ending));
  }

  /** Ends it where it is. */
  void stop() {
    end(new AnswerEnd.Stopped(textSoFar()));
  }

  /** Ends it where it is, where nobody else has. */
  void stopUnlessPublished() {
    if (!isPublished()) {
      stop();
    }
  }

  /** Its message is there, or none will be. */
  void published() {
    notePublished();
    end(new AnswerEnd.Published());
  }

  private synchronized void notePublished() {
    published = true;
  }

  private synchronized String textSoFar() {
    return text.toString();
  }

  private void end(AnswerEnd how) {
    Following left = finish();
    if (left != null) {
      left.leave();
    }
    end.complete(how);
  }

  private synchronized @Nullable Following finish() {
    over = true;
    return following;
  }

  private synchronized boolean isFirst() {
    boolean first = !begun;
    begun = true;
    return first;
  }

  private synchronized boolean keep(Following own) {
    following = own;
    return !over;
  }

  /** A text that began anew has started already. */
  private void start(Seat seat) {
    seat.startAnswer(ref.id(), new ChatEvent.AnswerStarted(ref.id()).encodedBy(codec));
  }

  private String grew(int offset, String more) {
    return new ChatEvent.AnswerGrew(ref.id(), offset, more).encodedBy(codec);
  }

  private void tell(String frame) {
    seats.forEach(seat -> seat.deliverOf(ref.id(), frame));
  }
}
