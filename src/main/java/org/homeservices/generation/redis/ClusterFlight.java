package org.homeservices.generation.redis;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.List;
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
final class ClusterFlight implements Draft.Press {
  private static final System.Logger LOGGER = System.getLogger(ClusterFlight.class.getName());

  private final TextName text;
  private final Desk desk;
  private final Audience audience = new Audience();

  // Guarded by this.
  private Role role = Role.NEW;
  private long generation;
  private int pieces;
  private boolean resetDue;
  private boolean asking;
  private boolean askAgain;
  private long heardAt;
  private long askedAt;
  private long askAt;
  private @Nullable Draft draft;
  private @Nullable Dispatch dispatch;

  private enum Role {
    /** Nobody has come yet. */
    NEW,
    /** It is not known yet who writes. */
    ASKING,
    /** Another node writes. */
    FOLLOWING,
    /** This node writes, for all. */
    WRITING,
    /** This node writes, for itself: the others are out of reach. */
    ALONE,
    /** The text is told; it can still be followed. */
    OVER,
    /** Nobody follows. */
    GONE
  }

  /** What a flight works with. */
  interface Desk {
    Log log();

    Pieces pieces();

    Duration lease();

    long nanoTime();

    /** A draft that is printed by this flight. */
    Draft draft(ClusterFlight flight);

    /** How long a text is kept that ends with this piece. */
    Duration linger(Piece last);

    /** The flight is not needed after so long. */
    void forget(TextName text, ClusterFlight flight, Duration after);
  }

  ClusterFlight(TextName text, Desk desk) {
    this.text = text;
    this.desk = desk;
  }

  /** Lets a follower in; false where the flight is gone. */
  synchronized boolean take(Follower follower, Producer producer) {
    if (role == Role.GONE) {
      return false;
    }
    audience.add(follower, producer);
    if (role == Role.NEW) {
      role = Role.ASKING;
      heardAt = desk.nanoTime();
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
    if (role == Role.FOLLOWING && desk.nanoTime() - askAt >= 0) {
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
      heard(desk.lease());
    }
  }

  /** A node has stopped following. */
  synchronized void left() {
    if (role == Role.WRITING) {
      beat();
    }
  }

  @Override
  public synchronized void print(List<Piece> more) {
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
    askedAt = desk.nanoTime();
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
    if (role == Role.ASKING || desk.nanoTime() - heardAt > desk.lease().toNanos()) {
      LOGGER.log(INFO, "text is written for this node alone: {0}", String.valueOf(failure));
      goAlone();
    } else {
      askAt = desk.nanoTime() + desk.lease().toNanos() / 8;
    }
  }

  private void follow(Standing standing) {
    role = Role.FOLLOWING;
    turnTo(standing.generation());
    read(standing.first(), standing.pieces());
    heard(standing.left());
    if (askAgain && role == Role.FOLLOWING) {
      askAgain = false;
      ask();
    }
  }

  /**
   * Asks again when the lease of who writes is over, where nothing is heard for half of one, and
   * once in a lease in any case: by that this node counts as following.
   */
  private void heard(Duration left) {
    heardAt = desk.nanoTime();
    long lease = desk.lease().toNanos();
    long wait = Math.min(left.toNanos() + lease / 40, lease / 2);
    askAt = heardAt + Math.min(wait, Math.max(0, askedAt + lease - heardAt));
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
    dispatch = new Dispatch(text, own, desk, new Outcome());
    begin();
  }

  private void goAlone() {
    role = Role.ALONE;
    resetDue = audience.hasText();
    begin();
  }

  private void begin() {
    Draft begun = desk.draft(this);
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
    @Override
    public void written(List<Piece> batch) {
      batch.stream().filter(Piece::isLast).forEach(this::last);
    }

    private void last(Piece piece) {
      synchronized (ClusterFlight.this) {
        if (role == Role.WRITING) {
          show(piece);
        }
      }
    }

    @Override
    public void unwanted() {
      synchronized (ClusterFlight.this) {
        if (role == Role.WRITING && audience.isEmpty()) {
          desk.log().leave(text, generation).exceptionally(lost -> true).thenAccept(this::end);
        }
      }
    }

    private void end(boolean mayStop) {
      synchronized (ClusterFlight.this) {
        if (role != Role.WRITING || !mayStop) {
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
        if (role == Role.WRITING) {
          LOGGER.log(INFO, "another node writes text={0}", text.value());
          stopDraft();
          startOver();
        }
      }
    }

    @Override
    public void lost(List<Piece> unwritten) {
      synchronized (ClusterFlight.this) {
        if (role == Role.WRITING) {
          role = Role.ALONE;
          unwritten.stream().filter(Piece::isLast).forEach(ClusterFlight.this::show);
        }
      }
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
