package org.homeservices.chat.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.homeservices.testing.Recorder;

/** A company's desk on this machine, which answers webhooks as the test says. */
final class Desk implements AutoCloseable {
  /** Instead of a status: no answer comes. */
  static final int SILENCE = 0;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final Recorder<Call> calls = new Recorder<>();

  // Guarded by this.
  private final Deque<Integer> statuses = new ArrayDeque<>();

  /** A request as it came. */
  record Call(
      String method, String path, String id, String timestamp, String signature, String body) {}

  /**
   * @param statuses of the answers, in order; 204 after them
   */
  Desk(Integer... statuses) {
    this.statuses.addAll(List.of(statuses));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/desk?key=1");
  }

  /** The requests, as soon as there are so many. */
  List<Call> calls(int count) {
    return calls.await(count);
  }

  /** The requests so far. */
  List<Call> calls() {
    return calls.all();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    calls.add(call(exchange));
    int status = nextStatus();
    if (status == SILENCE) {
      return;
    }
    exchange.getResponseHeaders().add("Location", "/elsewhere");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private synchronized int nextStatus() {
    Integer next = statuses.poll();
    return next == null ? 204 : next;
  }

  private static Call call(HttpExchange exchange) throws IOException {
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        header(exchange, "webhook-id"),
        header(exchange, "webhook-timestamp"),
        header(exchange, "webhook-signature"),
        new String(exchange.getRequestBody().readAllBytes(), UTF_8));
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }
}
