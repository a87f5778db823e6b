package org.homeservices.web.frame;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait for one socket or are on their way to it. Any thread adds; one at a time,
 * the owner, takes: whoever adds to an empty backlog owns it until {@link #done} says that it is
 * empty again. Takes no lock, and costs an added frame two atomic operations and one small object.
 */
public final class Backlog {
  /** What has become of an added frame. */
  public enum Added {
    /** The backlog was empty: who has added owns it now. */
    FIRST,
    /** The owner will take it. */
    BEHIND,
    /** The backlog is past its limits: its reader is too slow. */
    TOO_MUCH
  }

  /** Frames are joined up to this size, in bytes of UTF-8; one frame may be longer. */
  static final int MOST_JOINED = 16 * 1024;

  static final int MOST_FRAMES = 1_000;
  static final int MOST_BYTES = 1024 * 1024;

  /** A longer frame counts as much: a long welcome alone must not end a socket. */
  static final int MOST_COUNTED_OF_ONE = MOST_BYTES / 2;

  private static final int BITS_OF_BYTES = 40;
  private static final long ONE_FRAME = 1L << BITS_OF_BYTES;
  private static final long HALF_A_FRAME = ONE_FRAME / 2;

  /** What was added, the youngest first. */
  private final AtomicReference<@Nullable Waiting> added = new AtomicReference<>();

  /**
   * Frames in the upper bits, bytes in the lower. A frame is in {@link #added} before it is counted
   * here, so that the owner finds all that it sees counted. It may take another one instead, and
   * for a moment the bytes are less than none; hence the rounding in {@link #frames}.
   */
  private final AtomicLong load = new AtomicLong();

  // The owner's own, handed on by load.
  private @Nullable Waiting oldest;
  private long taken;

  public Added add(String frame) {
    Waiting waiting = new Waiting(frame, Utf8.lengthOfShared(frame));
    push(waiting);
    long before = load.getAndAdd(waiting.load());
    if (frames(before) == 0) {
      return Added.FIRST;
    }
    long after = before + waiting.load();
    boolean fits = frames(after) <= MOST_FRAMES && bytes(after) <= MOST_BYTES;
    return fits ? Added.BEHIND : Added.TOO_MUCH;
  }

  /** Whether nothing waits and nothing is on its way. */
  public boolean isEmpty() {
    return frames(load.get()) == 0;
  }

  /** The owner takes what leaves as one message, one frame a line; null after a {@link #clear}. */
  public @Nullable String take() {
    long counted = frames(load.get());
    Waiting first = next();
    if (first == null || counted == 1) {
      return first == null ? null : first.frame;
    }
    return join(first, counted);
  }

  /** The owner has sent what it took; true where it goes on, false where it owns no more. */
  public boolean done() {
    long sent = taken;
    taken = 0;
    return frames(load.addAndGet(-sent)) != 0;
  }

  /** Forgets the frames; nothing must be added any more. */
  public void clear() {
    added.set(null);
  }

  private String join(Waiting first, long counted) {
    StringBuilder joined = new StringBuilder(MOST_JOINED / 16).append(first.frame);
    int bytes = first.bytes;
    for (long frames = 1; frames < counted; frames++) {
      Waiting following = peek();
      if (following == null || bytes + 1 + following.bytes > MOST_JOINED) {
        break;
      }
      next();
      bytes += 1 + following.bytes;
      joined.append('\n').append(following.frame);
    }
    return joined.toString();
  }

  private @Nullable Waiting next() {
    Waiting next = peek();
    if (next != null) {
      oldest = next.link;
      taken += next.load();
    }
    return next;
  }

  private @Nullable Waiting peek() {
    if (oldest == null) {
      oldest = reversed(added.getAndSet(null));
    }
    return oldest;
  }

  private void push(Waiting waiting) {
    Waiting youngest;
    do {
      youngest = added.get();
      waiting.link = youngest;
    } while (!added.compareAndSet(youngest, waiting));
  }

  private static @Nullable Waiting reversed(@Nullable Waiting youngest) {
    Waiting oldest = null;
    for (Waiting one = youngest; one != null; ) {
      Waiting older = one.link;
      one.link = oldest;
      oldest = one;
      one = older;
    }
    return oldest;
  }

  private static long frames(long load) {
    return (load + HALF_A_FRAME) >> BITS_OF_BYTES;
  }

  private static long bytes(long load) {
    return load - (frames(load) << BITS_OF_BYTES);
  }

  /** A frame, linked to the one before it, later to the one after it. */
  private static final class Waiting {
    private final String frame;
    private final int bytes;
    private @Nullable Waiting link;

    Waiting(String frame, int bytes) {
      this.frame = frame;
      this.bytes = bytes;
    }

    long load() {
      return ONE_FRAME + Math.min(bytes, MOST_COUNTED_OF_ONE);
    }
  }
}
