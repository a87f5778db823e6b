package org.homeservices.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * A balancer for machines without HAProxy: it hands connections of loopback to nodes in turn, and
 * passes over one that takes none. It asks no node for its health.
 */
final class RoundRobin implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool(RoundRobin::daemon);
  private final ServerSocket server;
  private final List<Integer> nodes;

  private RoundRobin(ServerSocket server, List<Integer> nodes) {
    this.server = server;
    this.nodes = nodes;
    threads.execute(this::accept);
  }

  /**
   * Starts one.
   *
   * @param port its own
   * @param nodes the ports of the nodes
   */
  static RoundRobin start(int port, List<Integer> nodes) {
    try {
      return new RoundRobin(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), nodes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }

  private void accept() {
    try {
      for (int turn = 0; ; turn = (turn + 1) % nodes.size()) {
        Socket visitor = server.accept();
        int first = turn;
        threads.execute(() -> serve(visitor, first));
      }
    } catch (IOException closed) {
      threads.shutdown();
    }
  }

  private void serve(Socket visitor, int first) {
    try (visitor;
        Socket node = connected(first)) {
      threads.execute(() -> pass(visitor, node));
      pass(node, visitor);
    } catch (IOException nobody) {
      // The visitor's connection ends, which tells it all.
    }
  }

  private Socket connected(int first) throws IOException {
    IOException last = new IOException("no node");
    for (int number : IntStream.range(first, first + nodes.size()).toArray()) {
      try {
        return new Socket(InetAddress.getLoopbackAddress(), nodes.get(number % nodes.size()));
      } catch (IOException away) {
        last = away;
      }
    }
    throw last;
  }

  /** Either end that ends ends both: a node that is killed loses its visitors at once. */
  private static void pass(Socket from, Socket to) {
    byte[] some = new byte[8192];
    try (from;
        to) {
      OutputStream out = to.getOutputStream();
      for (int read = from.getInputStream().read(some);
          read >= 0;
          read = from.getInputStream().read(some)) {
        out.write(some, 0, read);
      }
    } catch (IOException gone) {
      // So it is for the other end.
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    return thread;
  }
}
