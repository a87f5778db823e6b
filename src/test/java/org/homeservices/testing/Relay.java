package org.homeservices.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * What lies between a node and a server behind it, as Redis: it forwards connections whatever is
 * said on them, can delay what the server answers, and can fall silent as a network does that loses
 * every packet. {@link Cable} is for browsers: it reads requests.
 */
public final class Relay implements AutoCloseable {
  private static final int SOME = 16 * 1024;

  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(Relay::daemon);
  private final ServerSocket server;
  private final int target;

  private volatile Duration delay = Duration.ZERO;

  // guarded by this
  private boolean silent;

  /** What the server said, and when it is passed on; nothing at its end. */
  private record Part(long due, ByteBuffer bytes) {}

  private Relay(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
    threads.execute(this::accept);
  }

  /** A relay to a port of this machine. */
  public static Relay to(int port) {
    try {
      return new Relay(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port of this end. */
  public int port() {
    return server.getLocalPort();
  }

  /** Whatever the server says from now on comes so much later; zero: at once. */
  public void delay(Duration time) {
    delay = time;
  }

  /** Forwards nothing any more and closes nothing, in both directions. */
  public synchronized void silence() {
    silent = true;
  }

  /** Forwards again, what it has held back too. */
  public synchronized void restore() {
    silent = false;
    notifyAll();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ends.forEach(Relay::end);
    threads.shutdownNow();
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
    ends.add(client);
    try (client;
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
      ends.add(far);
      client.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      // No limit: what waits here is what the server said within the delay.
      BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
      threads.execute(() -> ask(client, far));
      threads.execute(() -> hear(far, parts));
      answer(parts, client);
      ends.remove(far);
    } catch (IOException gone) {
      // Both ends are closed, as they are where a network resets a connection.
    } finally {
      ends.remove(client);
    }
  }

  private void ask(Socket client, Socket far) {
    byte[] some = new byte[SOME];
    try {
      InputStream in = client.getInputStream();
      OutputStream out = far.getOutputStream();
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        awaitSound();
        out.write(some, 0, read);
      }
    } catch (IOException gone) {
      // The other direction ends with it.
    }
    end(far);
  }

  private void hear(Socket far, BlockingQueue<Part> parts) {
    byte[] some = new byte[SOME];
    try {
      InputStream in = far.getInputStream();
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        long due = System.nanoTime() + delay.toNanos();
        parts.add(new Part(due, ByteBuffer.wrap(Arrays.copyOf(some, read))));
      }
    } catch (IOException gone) {
      // Told below, as an end.
    }
    parts.add(new Part(System.nanoTime(), ByteBuffer.allocate(0)));
  }

  private void answer(BlockingQueue<Part> parts, Socket client) throws IOException {
    OutputStream out = client.getOutputStream();
    try {
      for (Part part = parts.take(); part.bytes().hasRemaining(); part = parts.take()) {
        awaitDue(part.due());
        awaitSound();
        out.write(part.bytes().array());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private static void awaitDue(long due) {
    for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
      LockSupport.parkNanos(rest);
    }
  }

  private synchronized void awaitSound() throws IOException {
    try {
      while (silent) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed, which is what was wanted.
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    return thread;
  }
}
