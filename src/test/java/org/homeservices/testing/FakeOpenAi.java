package org.homeservices.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A server that speaks the OpenAI chat-completions protocol on the loopback address, well or badly
 * as a test wants it.
 *
 * <pre>{@code
 * try (FakeOpenAi server = FakeOpenAi.start()) {
 *   server.reply(FakeReply.stream().text("Hello, ", "world").stop().done());
 *   // … ask server.baseUrl() …
 *   assertThat(server.requests().get(0).bearer()).contains("key");
 * }
 * }</pre>
 */
public final class FakeOpenAi implements AutoCloseable {
  static {
    // Else the kernel holds small pieces back until the client acknowledges the piece before.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Queue<FakeReply> next = new ConcurrentLinkedQueue<>();
  private final List<FakeRequest> requests = new ArrayList<>();
  private final boolean remembers;
  private final CompletableFuture<Void> hungUp = new CompletableFuture<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(2);
  private final HttpServer server;

  private volatile Function<FakeRequest, FakeReply> usual =
      request -> FakeReply.stream().text("Hello ", "there.").stop().done();

  private FakeOpenAi(int port, boolean remembers) throws IOException {
    this.remembers = remembers;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/v1/chat/completions", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Listens on a free port and answers "Hello there." */
  public static FakeOpenAi start() {
    return start(0);
  }

  /**
   * Listens on a port and answers "Hello there."
   *
   * @throws UncheckedIOException where the port is taken
   */
  public static FakeOpenAi start(int port) {
    return start(port, true);
  }

  /** The same, for as many requests as may come: it does not remember them. */
  public static FakeOpenAi forgetful(int port) {
    return start(port, false);
  }

  private static FakeOpenAi start(int port, boolean remembers) {
    try {
      return new FakeOpenAi(port, remembers);
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port, e);
    }
  }

  /** Where {@code /chat/completions} hangs; without a slash at its end. */
  public URI baseUrl() {
    InetSocketAddress address = server.getAddress();
    return URI.create(
        "http://%s:%d/v1".formatted(address.getAddress().getHostAddress(), address.getPort()));
  }

  /** Answers every request so from now on. */
  public FakeOpenAi reply(FakeReply reply) {
    return replyEach(() -> reply);
  }

  /** Answers every request by a reply of its own from now on. */
  public FakeOpenAi replyEach(Supplier<FakeReply> replies) {
    return replyBy(request -> replies.get());
  }

  /** Answers every request from now on as it deserves. */
  public FakeOpenAi replyBy(Function<FakeRequest, FakeReply> replies) {
    usual = replies;
    return this;
  }

  /** Answers one request so; several of these are used up in order, before the usual reply. */
  public FakeOpenAi replyOnce(FakeReply reply) {
    next.add(reply);
    return this;
  }

  /** Drops what {@link #replyOnce} was given and nobody has asked for. */
  public FakeOpenAi dropReplies() {
    next.clear();
    return this;
  }

  /** What was asked so far, in order. */
  public List<FakeRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** Completed when a client went away before its reply was written; a writing reply notices. */
  public CompletableFuture<Void> hungUp() {
    return hungUp;
  }

  /** Ends replies under way and lets the port go. */
  @Override
  public void close() {
    server.stop(0);
    timers.shutdownNow();
    threads.shutdownNow();
  }

  /** An exception makes the server cut the connection. */
  private void handle(HttpExchange exchange) throws IOException {
    FakeRequest request = request(exchange);
    remember(request);
    FakeReply once = next.poll();
    FakeReply reply = once == null ? usual.apply(request) : once;
    try {
      new FakeWriting(exchange, reply.steps(), timers, () -> hungUp.complete(null)).go();
    } catch (FakeReply.Cut e) {
      throw e;
    } catch (IOException e) {
      hungUp.complete(null);
      throw e;
    }
  }

  private void remember(FakeRequest request) {
    synchronized (requests) {
      if (remembers) {
        requests.add(request);
      }
    }
  }

  private static FakeRequest request(HttpExchange exchange) {
    try (var reader = Json.createReader(exchange.getRequestBody())) {
      return new FakeRequest(
          exchange.getRequestMethod(),
          exchange.getRequestURI().getPath(),
          exchange.getRequestHeaders(),
          reader.readObject(),
          exchange.getRemoteAddress().getPort());
    }
  }
}
