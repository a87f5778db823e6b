package org.homeservices.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of this machine that a balancer takes for a node. */
final class FakeNode implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final String name;
  private final HttpServer server;
  private volatile int health = 200;
  private volatile boolean streams;

  FakeNode(String name) {
    this.name = name;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, 200, name));
    server.createContext("/api/health", exchange -> answer(exchange, health, ""));
    server.createContext("/caller", exchange -> answer(exchange, 200, caller(exchange)));
    server.createContext("/stream", this::stream);
    server.start();
  }

  String name() {
    return name;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** What it answers to the balancer's question from now on. */
  void becomes(int status) {
    health = status;
  }

  /** Whether somebody reads {@code /stream}, which lasts until {@link #endStream}. */
  boolean isStreaming() {
    return streams;
  }

  void endStream() {
    mayEnd.countDown();
  }

  /** Ends at once. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static String caller(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    return headers.get("X-Forwarded-For") + " " + headers.get("Forwarded");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private void stream(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write((name + " begins").getBytes(UTF_8));
      out.flush();
      streams = true;
      mayEnd.await();
      out.write(" and ends".getBytes(UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
