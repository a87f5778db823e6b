package org.homeservices.generation.redis;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.homeservices.generation.Follower;
import org.homeservices.generation.Producer;
import org.homeservices.generation.local.Audience;
import org.homeservices.generation.local.Draft;
import org.homeservices.generation.local.Piece;
import org.jspecify.annotations.Nullable;

/**
 * One text as this node follows it, or writes it. What is told to the followers here comes from the
 * log, but for what this node writes itself: that is told at once, and again from the log where
 * another node turns out to write.
 */
final class ClusterFlight {
  private static final System.Logger LOGGER = System.getLogger(ClusterFlight.class.getName());

  private final TextName text;
  private final FlightDesk desk;
  private final Audience audience = new Audience();
  private final AskTimes times;

  // Guarded by this.
  private Role role = Role.NEW;
  private long generation;
  private int pieces;
  private boolean resetDue;
  private boolean asking;
  private boolean askAgain;
  private int drafts;
  private @Nullable Draft draft;
  private @Nullable Dispatch dispatch;

  ClusterFlight(TextName text, FlightDesk desk) {
    this.text = text;
    this.desk = desk;
    this.times = new AskTimes(desk.lease(), desk.nanoTime());
  }

  /** Lets a follower in; false where the flight is gone. */
  synchronized boolean take(Follower follower, Producer producer) {
    if (role == Role.GONE) {
      return false;
    }
    audience.add(follower, producer);
    if (role == Role.NEW) {
      role = Role.ASKING;
      ask();
    }
    return true;
  }

  /** Lets a follower out. */
  synchronized void release(Follower follower) {
    if (!audience.remove(follower)) {
      return;
    }
    switch (role) {
      case ASKING, FOLLOWING -> giveUp();
      case ALONE -> {
        stopDraft();
        gone();
      }
      case WRITING -> beat();
      case NEW, OVER, GONE -> {}
    }
  }

  /** Looks whether it is time to ask, or to say that this node lives. */
  synchronized void tick() {
    if (role == Role.FOLLOWING && times.isTimeToAsk(desk.nanoTime())) {
      ask();
    } else if (role == Role.WRITING) {
      writing().tick();
    }
  }

  /** The node that writes has told more. */
  synchronized void told(long by, int first, List<byte[]> more) {
    if (role == Role.ASKING) {
      askAgain = true;
    } else if (role == Role.FOLLOWING && by >= generation) {
      turnTo(by);
      read(first, more);
      times.heard(desk.nanoTime(), desk.lease());
    }
  }

  /** A node has stopped following. */
  synchronized void left() {
    if (role == Role.WRITING) {
      beat();
    }
  }

  /** Takes what a draft prints; an earlier one than the latest prints for nobody. */
  private synchronized void print(int number, List<Piece> more) {
    if (number != drafts) {
      return;
    }
    if (role == Role.WRITING) {
      more.stream().filter(piece -> !piece.isLast()).forEach(this::show);
      writing().add(more);
    } else if (role == Role.ALONE) {
      more.forEach(this::show);
    }
  }

  private void ask() {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    times.asked(desk.nanoTime());
    desk.log().follow(text, generation, pieces).whenComplete(this::answered);
  }

  private synchronized void answered(@Nullable Standing standing, @Nullable Throwable failure) {
    asking = false;
    if (role != Role.ASKING && role != Role.FOLLOWING) {
      refuse(standing);
    } else if (standing == null) {
      unanswered(failure);
    } else if (standing.mine()) {
      write(standing.generation());
    } else {
      follow(standing);
    }
  }

  /** Who does not follow any more must not keep others waiting for what it will not write. */
  private void refuse(@Nullable Standing standing) {
    if (standing != null && standing.mine()) {
      desk.log().leave(text, standing.generation());
    }
  }

  private void unanswered(@Nullable Throwable failure) {
    if (role == Role.ASKING || times.isSilent(desk.nanoTime())) {
      LOGGER.log(INFO, "text is written for this node alone: {0}", Dispatch.kind(failure));
      goAlone();
    } else {
      times.unanswered(desk.nanoTime());
    }
  }

  private void follow(Standing standing) {
    role = Role.FOLLOWING;
    turnTo(standing.generation());
    read(standing.first(), standing.pieces());
    times.heard(desk.nanoTime(), standing.left());
    if (askAgain && role == Role.FOLLOWING) {
      askAgain = false;
      ask();
    }
  }

  private void turnTo(long other) {
    if (other != generation) {
      generation = other;
      pieces = 0;
      resetDue = audience.hasText();
      audience.dismissAuthor();
    }
  }

  private void read(int first, List<byte[]> more) {
    if (first > pieces) {
      ask();
      return;
    }
    for (int i = pieces - first; i < more.size() && role == Role.FOLLOWING; i++) {
      desk.pieces()
          .open(more.get(i), text.place(generation, pieces))
          .ifPresentOrElse(this::next, this::unreadable);
    }
  }

  private void next(Piece piece) {
    pieces++;
    show(piece);
  }

  private void unreadable() {
    LOGGER.log(WARNING, "a piece of a text cannot be opened text={0}", text.value());
    goAlone();
  }

  private void write(long own) {
    role = Role.WRITING;
    generation = own;
    resetDue = audience.hasText();
    dispatch = new Dispatch(text, own, desk, new Outcome(own));
    begin();
  }

  private void goAlone() {
    role = Role.ALONE;
    resetDue = audience.hasText();
    begin();
  }

  private void begin() {
    drafts++;
    int number = drafts;
    Draft begun = desk.draft(more -> print(number, more));
    draft = begun;
    audience.appointAuthor().ifPresentOrElse(begun::begin, this::giveUp);
  }

  /** What came from another author is void as soon as there is something else. */
  private void show(Piece piece) {
    if (resetDue) {
      resetDue = false;
      audience.reset();
    }
    piece.readBy(audience);
    if (piece.isLast()) {
      role = Role.OVER;
      desk.forget(text, this, desk.linger(piece));
    }
  }

  private void beat() {
    writing().beat();
  }

  private Dispatch writing() {
    return java.util.Objects.requireNonNull(dispatch, "there is one while this node writes");
  }

  private void giveUp() {
    desk.log().leave(text, 0);
    gone();
  }

  private void gone() {
    role = Role.GONE;
    desk.forget(text, this, Duration.ZERO);
  }

  private void stopDraft() {
    Draft current = draft;
    if (current != null) {
      current.stop();
    }
  }

  /** What becomes of what this node has written. */
  private final class Outcome implements Dispatch.Watcher {
    private final long own;

    Outcome(long own) {
      this.own = own;
    }

    @Override
    public void written(List<Piece> batch) {
      batch.stream().filter(Piece::isLast).forEach(this::last);
    }

    private void last(Piece piece) {
      synchronized (ClusterFlight.this) {
        if (isCurrent()) {
          show(piece);
        }
      }
    }

    @Override
    public void unwanted() {
      synchronized (ClusterFlight.this) {
        if (isCurrent() && audience.isEmpty()) {
          desk.log().leave(text, own).exceptionally(lost -> true).thenAccept(this::end);
        }
      }
    }

    private void end(boolean mayStop) {
      synchronized (ClusterFlight.this) {
        if (!isCurrent() || !mayStop) {
          return;
        }
        stopDraft();
        if (audience.isEmpty()) {
          gone();
        } else {
          startOver();
        }
      }
    }

    @Override
    public void fenced() {
      synchronized (ClusterFlight.this) {
        if (isCurrent()) {
          LOGGER.log(INFO, "another node writes text={0}", text.value());
          stopDraft();
          startOver();
        }
      }
    }

    @Override
    public void lost(Supplier<List<Piece>> unwritten) {
      synchronized (ClusterFlight.this) {
        if (isCurrent() && audience.isEmpty()) {
          stopDraft();
          gone();
        } else if (isCurrent()) {
          role = Role.ALONE;
          // Asked for here, since what is printed until here was still given to the dispatch.
          unwritten.get().stream().filter(Piece::isLast).forEach(ClusterFlight.this::show);
        }
      }
    }

    private boolean isCurrent() {
      return role == Role.WRITING && generation == own;
    }

    private void startOver() {
      role = Role.ASKING;
      generation = 0;
      pieces = 0;
      resetDue = audience.hasText();
      ask();
    }
  }
}
