package org.homeservices.web.socket;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.homeservices.web.CloseCode;

/** One open socket: what is written to it, whether its peer still lives, and how it ends. */
final class Connection {
  private static final System.Logger LOGGER = System.getLogger(Connection.class.getName());

  private final Session session;
  private final SocketLimits limits;
  private final Executor executor;
  private final LongSupplier nanoTime;
  private final SessionWriter writer;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final long openedAt;
  private volatile boolean greeted;
  private volatile boolean pinged;
  private volatile long pingedAt;
  private volatile long heardAt;

  /**
   * @param executor closes the session, which may block
   * @param nanoTime the monotonic time, {@link System#nanoTime()} outside tests
   */
  Connection(Session session, SocketLimits limits, Executor executor, LongSupplier nanoTime) {
    this.session = session;
    this.limits = limits;
    this.executor = executor;
    this.nanoTime = nanoTime;
    this.writer =
        new SessionWriter(
            session.getAsyncRemote(), () -> close(CloseCode.SLOW), () -> close(CloseCode.INTERNAL));
    this.openedAt = nanoTime.getAsLong();
    this.heardAt = openedAt;
  }

  void send(String frame) {
    writer.write(frame);
  }

  /** The peer has sent something. */
  void heard() {
    pinged = false;
    heardAt = nanoTime.getAsLong();
  }

  /** The peer has said a hello that was accepted. */
  void greet() {
    greeted = true;
  }

  /** Looks whether the peer is late with its hello or its pong; called every second. */
  void check() {
    long now = nanoTime.getAsLong();
    if (!greeted && now - openedAt >= limits.helloWithin().toNanos()) {
      close(CloseCode.NO_HELLO);
    } else if (pinged && now - pingedAt >= limits.pongWithin().toNanos()) {
      close(CloseCode.SILENT);
    } else if (!pinged && now - heardAt >= limits.pingAfter().toNanos()) {
      // Counted from here: after a long pause of the whole process nobody has been asked yet.
      pingedAt = now;
      pinged = true;
      ping();
    }
  }

  /** Ends the socket with a code that tells the client why; the first call decides. */
  void close(CloseCode code) {
    if (closing.compareAndSet(false, true)) {
      writer.end();
      executor.execute(() -> closeSession(code));
    }
  }

  /** Whether the socket has been told to close, or is closed. */
  boolean isClosing() {
    return closing.get();
  }

  /** The socket is closed already. */
  void closed() {
    closing.set(true);
    writer.end();
  }

  private void closeSession(CloseCode code) {
    try {
      session.close(new CloseReason(CloseCodes.getCloseCode(code.number()), code.name()));
    } catch (IOException | RuntimeException e) {
      LOGGER.log(DEBUG, "socket was gone before it was closed code=" + code.number(), e);
    }
  }

  private void ping() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | RuntimeException e) {
      LOGGER.log(DEBUG, "socket was gone before it was pinged", e);
    }
  }
}
