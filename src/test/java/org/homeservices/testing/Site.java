package org.homeservices.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Somebody's site on this machine, that carries the chat of another origin: it is called {@code
 * localhost}, the chat {@code 127.0.0.1}. It keeps what browsers report of its pages' policies.
 */
public final class Site implements AutoCloseable {
  private static final String REPORTS = "/reports";

  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private record Page(String policy, String html) {}

  private Site(HttpServer server) {
    this.server = server;
    server.createContext("/", this::answer);
    server.start();
  }

  /** Listens on a free port, and has no page yet. */
  public static Site start() {
    try {
      InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new Site(HttpServer.create(free, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its origin, as browsers name it. */
  public String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /**
   * Makes a page.
   *
   * @param path its path, with a slash before it
   * @param policy its content security policy; reports of it come here
   * @return its address
   */
  public String show(String path, String policy, String html) {
    pages.put(path, new Page(policy + "; report-uri " + REPORTS, html));
    return origin() + path;
  }

  /** What browsers have reported so far, in JSON. */
  public List<String> reports() {
    return List.copyOf(reports);
  }

  /** Forgets its pages and what was reported. */
  public void clear() {
    pages.clear();
    reports.clear();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String path = exchange.getRequestURI().getPath();
    Page page = pages.get(path);
    if (path.equals(REPORTS)) {
      reports.add(body);
      exchange.sendResponseHeaders(204, -1);
    } else if (page == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      byte[] html = page.html().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
      exchange.getResponseHeaders().set("Content-Security-Policy", page.policy());
      exchange.sendResponseHeaders(200, html.length);
      exchange.getResponseBody().write(html);
    }
    exchange.close();
  }
}
