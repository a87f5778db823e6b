package org.homeservices.web.socket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of one socket. At most one WebSocket message is on its way; frames that come
 * meanwhile wait, and leave together, one a line. Never blocks, takes no lock: containers call back
 * on their own threads, holding locks of theirs, sometimes before the send has returned.
 */
final class SessionWriter {
  /** Frames are joined up to this size, in bytes of UTF-8; one frame may be longer. */
  private static final int MOST_JOINED = 16 * 1024;

  private static final int MOST_WAITING = 1_000;
  private static final int MOST_WAITING_CHARACTERS = 1024 * 1024;

  private final RemoteEndpoint.Async remote;
  private final Runnable onTooSlow;
  private final Runnable onBroken;

  private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingFrames = new AtomicInteger();
  private final AtomicInteger waitingCharacters = new AtomicInteger();
  private final AtomicInteger workToDo = new AtomicInteger();
  private volatile boolean onItsWay;
  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * @param onTooSlow called once when more waits than a member may leave waiting
   * @param onBroken called once when a send has failed
   */
  SessionWriter(RemoteEndpoint.Async remote, Runnable onTooSlow, Runnable onBroken) {
    this.remote = remote;
    this.onTooSlow = onTooSlow;
    this.onBroken = onBroken;
  }

  /** Takes a frame; it leaves after those that came before. */
  void write(String frame) {
    if (ended.get()) {
      return;
    }
    int frames = waitingFrames.incrementAndGet();
    int characters = waitingCharacters.addAndGet(frame.length());
    if (frames > MOST_WAITING || characters > MOST_WAITING_CHARACTERS) {
      end(onTooSlow);
      return;
    }
    waiting.add(frame);
    work();
  }

  /** Forgets what waits, and takes nothing more. */
  void end() {
    ended.set(true);
    waiting.clear();
  }

  /** Whoever finds no work under way does it, for all who come meanwhile. */
  private void work() {
    if (workToDo.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      sendIfIdle();
      seen = workToDo.addAndGet(-seen);
    } while (seen != 0);
  }

  private void sendIfIdle() {
    while (!onItsWay && !ended.get()) {
      String joined = joined();
      if (joined == null) {
        return;
      }
      onItsWay = true;
      send(joined);
    }
  }

  private void send(String text) {
    try {
      remote.sendText(text, this::sent);
    } catch (RuntimeException | Error e) {
      // Some containers throw an Error for text they cannot encode; the socket must not fall mute.
      end(onBroken);
    }
  }

  private void sent(SendResult result) {
    if (!result.isOK()) {
      end(onBroken);
      return;
    }
    onItsWay = false;
    work();
  }

  private @Nullable String joined() {
    String first = take();
    if (first == null || waiting.isEmpty()) {
      return first;
    }
    StringBuilder joined = new StringBuilder(first);
    int bytes = Utf8.length(first);
    for (String next = waiting.peek(); next != null; next = waiting.peek()) {
      bytes += 1 + Utf8.length(next);
      if (bytes > MOST_JOINED) {
        break;
      }
      joined.append('\n').append(next);
      // Not what is appended: end() may have cleared the queue since the look at it.
      take();
    }
    return joined.toString();
  }

  private @Nullable String take() {
    String frame = waiting.poll();
    if (frame != null) {
      waitingFrames.decrementAndGet();
      waitingCharacters.addAndGet(-frame.length());
    }
    return frame;
  }

  private void end(Runnable because) {
    if (ended.compareAndSet(false, true)) {
      waiting.clear();
      because.run();
    }
  }
}
