package org.homeservices.web.socket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.web.frame.Backlog;
import org.homeservices.web.frame.Backlog.Added;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of one socket. At most one WebSocket message is on its way; frames that come
 * meanwhile wait, and leave together, one a line. Never blocks, takes no lock: containers call back
 * on their own threads, holding locks of theirs, sometimes before the send has returned.
 */
final class SessionWriter implements SendHandler {
  private final RemoteEndpoint.Async remote;
  private final Pulse pulse;
  private final Runnable onTooSlow;
  private final Runnable onBroken;

  private final Backlog backlog = new Backlog();
  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * Moves on by two with each message: when the send has returned, and when the container has
   * called back. Whoever comes second, and makes it even, goes on with the next message.
   */
  private final AtomicInteger turns = new AtomicInteger();

  // What the last look at the turns has seen; of one thread at a time.
  private int turnSeen;
  private long seenAt;

  /** The pulse's own. */
  @Nullable SessionWriter next;

  /**
   * @param onTooSlow called once when more waits than a member may leave waiting
   * @param onBroken called once when a send has failed
   */
  SessionWriter(RemoteEndpoint.Async remote, Pulse pulse, Runnable onTooSlow, Runnable onBroken) {
    this.remote = remote;
    this.pulse = pulse;
    this.onTooSlow = onTooSlow;
    this.onBroken = onBroken;
    this.seenAt = pulse.nanoTime();
  }

  /** Takes a frame; it leaves after those that came before. */
  void write(String frame) {
    if (ended.get()) {
      return;
    }
    Added added = backlog.add(frame);
    if (added == Added.FIRST && !pulse.takes(this)) {
      flush();
    } else if (added == Added.TOO_MUCH) {
      end(onTooSlow);
    } else if (added == Added.BEHIND) {
      pulse.holdsNoLonger();
    }
  }

  /** Sends what waits; for the owner of the backlog: whoever has added first, then the pulse. */
  void flush() {
    boolean more = true;
    while (more && !ended.get()) {
      String text = backlog.take();
      more = text != null && isSent(text) && backlog.done();
    }
  }

  /** Forgets what waits, and takes nothing more. */
  void end() {
    ended.set(true);
    backlog.clear();
  }

  /**
   * Whether one message has been on its way for so long. To be asked every second: no message has a
   * time of its own, they are too many; so the answer may come one look later.
   */
  boolean isStuck(long now, long nanos) {
    int turn = turns.get();
    if (turn != turnSeen || backlog.isEmpty()) {
      turnSeen = turn;
      seenAt = now;
    }
    return now - seenAt >= nanos;
  }

  /** The container calls back, at any time, on any thread. */
  @Override
  public void onResult(SendResult result) {
    if (!result.isOK()) {
      end(onBroken);
    } else if (isSecondTurn() && backlog.done()) {
      flush();
    }
  }

  /** Sends; false where the call back is still to come and goes on then. */
  private boolean isSent(String text) {
    try {
      remote.sendText(text, this);
    } catch (RuntimeException | Error e) {
      // Some containers throw an Error for text they cannot encode; the socket must not fall mute.
      end(onBroken);
    }
    return isSecondTurn();
  }

  private boolean isSecondTurn() {
    return (turns.incrementAndGet() & 1) == 0;
  }

  private void end(Runnable because) {
    if (ended.compareAndSet(false, true)) {
      backlog.clear();
      because.run();
    }
  }
}
