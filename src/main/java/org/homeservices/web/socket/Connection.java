package org.homeservices.web.socket;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.homeservices.web.CloseCode;
import org.homeservices.web.Sessions;
import org.homeservices.web.frame.Outlet;
import org.jspecify.annotations.Nullable;

/** One open socket: what is written to it, whether its peer still lives, and how it ends. */
final class Connection implements Outlet {
  private static final System.Logger LOGGER = System.getLogger(Connection.class.getName());

  private final Session session;
  private final SocketLimits limits;
  private final Executor executor;
  private final Pulse pulse;
  private final Sessions sessions;
  private final SessionWriter writer;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final long openedAt;
  private volatile long closingAt;
  private volatile @Nullable CloseCode closeCode;
  private volatile boolean closed;
  private volatile Runnable onGivenUp = this::closed;
  private volatile boolean greeted;
  private volatile boolean pinged;
  private volatile long pingedAt;
  private volatile long heardAt;

  /**
   * @param executor closes the session, which may block
   * @param pulse when frames leave, and what time it is
   * @param sessions counts what is sent
   */
  Connection(
      Session session, SocketLimits limits, Executor executor, Pulse pulse, Sessions sessions) {
    this.session = session;
    this.limits = limits;
    this.executor = executor;
    this.pulse = pulse;
    this.sessions = sessions;
    this.writer =
        new SessionWriter(session.getAsyncRemote(), pulse, () -> close(CloseCode.SLOW), this::lost);
    this.openedAt = pulse.nanoTime();
    this.heardAt = openedAt;
  }

  @Override
  public void send(String frame) {
    sessions.sent();
    writer.write(frame);
  }

  /** Runs what may write several times: it leaves as one message where it can. */
  void burst(Runnable writes) {
    pulse.burst(writes);
  }

  /** The monotonic time. */
  long nanoTime() {
    return pulse.nanoTime();
  }

  /** The peer has sent something. */
  void heard() {
    pinged = false;
    heardAt = pulse.nanoTime();
  }

  /** The peer has said a hello that was accepted. */
  @Override
  public void greet() {
    greeted = true;
  }

  /**
   * Looks whether the peer is late with its hello or its pong, or takes nothing; called every
   * second. What we send says nothing about the peer.
   */
  void check() {
    long now = pulse.nanoTime();
    if (writer.isStuck(now, limits.sendWithin().toNanos())) {
      close(CloseCode.SLOW);
    } else if (!greeted && now - openedAt >= limits.helloWithin().toNanos()) {
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
  @Override
  public void close(CloseCode code) {
    close(code, code);
  }

  /** Ends what the peer, or the network, has ended already. */
  void lost() {
    close(CloseCode.INTERNAL, null);
  }

  private void close(CloseCode code, @Nullable CloseCode counted) {
    if (closing.compareAndSet(false, true)) {
      closingAt = pulse.nanoTime();
      closeCode = counted;
      writer.end();
      executor.execute(() -> closeSession(code));
    }
  }

  /** Whether the socket has been told to close, or is closed. */
  boolean isClosing() {
    return closing.get();
  }

  /** By which this side has ended the socket; null where it has not. */
  @Nullable CloseCode closeCode() {
    return closeCode;
  }

  /** Whether the container still has not closed it long after it was told to. */
  boolean isOverdue() {
    return closing.get()
        && !closed
        && pulse.nanoTime() - closingAt >= limits.closeWithin().toNanos();
  }

  /** What ends all that belongs to the socket, should the container never say that it is closed. */
  void whenGivenUp(Runnable end) {
    onGivenUp = end;
  }

  /** Lets go of a socket that the container does not close: nobody else may wait for it. */
  void giveUp() {
    LOGGER.log(WARNING, "socket given up, the container does not close it");
    onGivenUp.run();
  }

  /** The socket is closed already. */
  void closed() {
    closed = true;
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
