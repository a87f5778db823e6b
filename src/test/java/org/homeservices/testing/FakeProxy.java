package org.homeservices.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy on the loopback address that forwards plain HTTP and remembers who was asked for. */
public final class FakeProxy implements AutoCloseable {
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final List<URI> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket server;

  private FakeProxy(ServerSocket server) {
    this.server = server;
    threads.execute(this::accept);
  }

  /** Listens on a free port. */
  public static FakeProxy start() {
    try {
      return new FakeProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** What it was asked for, in order; of each connection the first. */
  public List<URI> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        threads.execute(() -> forward(client));
      }
    } catch (IOException closed) {
      threads.shutdown();
    }
  }

  private void forward(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      URI target = URI.create(head.split(" ", 3)[1]);
      asked.add(target);
      try (Socket server = new Socket(target.getHost(), target.getPort())) {
        server.getOutputStream().write(head.getBytes(US_ASCII));
        threads.execute(() -> pass(client, server));
        pass(server, client);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(US_ASCII).endsWith(END_OF_HEAD)) {
      head.write(in.read());
    }
    return head.toString(US_ASCII);
  }

  private static void pass(Socket from, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      from.getInputStream().transferTo(out);
      to.shutdownOutput();
    } catch (IOException gone) {
      // Whoever reads here notices by itself.
    }
  }
}
