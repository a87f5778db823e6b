package org.homeservices.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What lies between a browser and a server of this machine: it forwards connections, and can be
 * cut, fall silent, be restored, lead to another server, and let no WebSocket through. Of each
 * connection the first request decides; a browser opens a WebSocket on one of its own.
 */
public final class Cable implements AutoCloseable {
  private static final int LONGEST_HEAD = 64 * 1024;
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final byte[] FORBIDDEN =
      "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket server;

  // guarded by this
  private State state = State.WHOLE;
  private boolean refusesSockets;
  private int target;

  private enum State {
    WHOLE,
    SILENT,
    CUT
  }

  private Cable(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
    threads.execute(this::accept);
  }

  /** A cable to a port of this machine. */
  public static Cable to(int port) {
    try {
      return new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port of this end. */
  public int port() {
    return server.getLocalPort();
  }

  /** Resets all connections, and new ones as soon as they come. */
  public void cut() {
    become(State.CUT);
    drop();
  }

  /** Forwards nothing any more and closes nothing; new connections are accepted too. */
  public void silence() {
    become(State.SILENT);
  }

  /** Forwards again, what it has held back too; WebSockets are let through. */
  public synchronized void restore() {
    refusesSockets = false;
    become(State.WHOLE);
  }

  /** Resets the connections that are there. */
  public void drop() {
    ends.forEach(Cable::reset);
  }

  /**
   * Has new connections end at another port; for all of them {@link #drop} those that are there.
   */
  public synchronized void leadTo(int port) {
    target = port;
  }

  /** Answers 403 to a WebSocket's handshake from now on, as some companies' proxies do. */
  public synchronized void refuseSockets() {
    refusesSockets = true;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
    threads.shutdownNow();
  }

  private synchronized void become(State next) {
    state = next;
    notifyAll();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        threads.execute(() -> connect(client));
      }
    } catch (IOException closed) {
      threads.shutdown();
    }
  }

  private void connect(Socket client) {
    try (client) {
      hold(client);
      InputStream in = new BufferedInputStream(client.getInputStream());
      byte[] head = head(in);
      awaitSound();
      if (isRefused(head)) {
        client.getOutputStream().write(FORBIDDEN);
      } else if (head.length > 0) {
        forward(head, in, client);
      }
    } catch (IOException gone) {
      reset(client);
    } finally {
      ends.remove(client);
    }
  }

  private void forward(byte[] head, InputStream in, Socket client) throws IOException {
    try (Socket far = new Socket(InetAddress.getLoopbackAddress(), target())) {
      hold(far);
      try {
        far.getOutputStream().write(head);
        threads.execute(() -> pass(in, far, client));
        pass(far.getInputStream(), client, far);
      } finally {
        ends.remove(far);
      }
    }
  }

  /** Takes a connection in, unless there is no way for it. */
  private void hold(Socket end) throws IOException {
    end.setTcpNoDelay(true);
    ends.add(end);
    awaitSound();
  }

  private synchronized void awaitSound() throws IOException {
    try {
      while (state == State.SILENT) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    if (state == State.CUT) {
      throw new IOException("cut");
    }
  }

  private synchronized int target() {
    return target;
  }

  private synchronized boolean isRefused(byte[] head) {
    return refusesSockets
        && new String(head, US_ASCII).toLowerCase(Locale.ROOT).contains("\r\nupgrade: websocket");
  }

  private static byte[] head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int end = 0;
    while (end < END_OF_HEAD.length() && head.size() < LONGEST_HEAD) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      end = next == END_OF_HEAD.charAt(end) ? end + 1 : next == '\r' ? 1 : 0;
      head.write(next);
    }
    return head.toByteArray();
  }

  /** What ends on one side ends on the other in the same way. */
  private void pass(InputStream in, Socket to, Socket from) {
    byte[] some = new byte[8192];
    try {
      OutputStream out = to.getOutputStream();
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        awaitSound();
        out.write(some, 0, read);
      }
      to.shutdownOutput();
    } catch (IOException gone) {
      reset(to);
      reset(from);
    }
  }

  private static void reset(Socket end) {
    try {
      end.setSoLinger(true, 0);
      end.close();
    } catch (IOException gone) {
      // It is closed, which is what was wanted.
    }
  }
}
