package org.homeservices.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A host site that publishes its keys on the loopback address, well or badly. */
final class KeyServer implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger lured = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpServer server;

  private volatile Manner manner = exchange -> reply(exchange, 200, "{\"keys\":[]}");

  /** How a request is answered. */
  interface Manner {
    void answer(HttpExchange exchange) throws IOException;
  }

  KeyServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/jwks", this::handle);
    server.createContext("/elsewhere", this::lure);
    server.setExecutor(threads);
    server.start();
  }

  static JWK rsa(String id, KeyPair pair) {
    return new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID(id).build();
  }

  static JWK curve(String id, KeyPair pair) {
    return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic()).keyID(id).build();
  }

  URI url() {
    return at("/jwks");
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** How often the keys were asked for. */
  int asked() {
    return asked.get();
  }

  /** How often something else was. */
  int lured() {
    return lured.get();
  }

  void publishes(JWK... keys) {
    says(200, new JWKSet(List.of(keys)).toString());
  }

  void says(int status, String body) {
    manner = exchange -> reply(exchange, status, body);
  }

  void redirects() {
    manner =
        exchange -> {
          exchange.getResponseHeaders().set("Location", at("/elsewhere").toString());
          reply(exchange, 302, "");
        };
  }

  /** Takes the request and says nothing. */
  void keepsSilent() {
    manner = exchange -> awaitEnd();
  }

  /** Begins to answer and never comes to an end. */
  void dawdles() {
    manner =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          body.write("{\"keys\":[".getBytes(UTF_8));
          body.flush();
          awaitEnd();
        };
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try (exchange) {
      manner.answer(exchange);
    }
  }

  private void lure(HttpExchange exchange) throws IOException {
    lured.incrementAndGet();
    try (exchange) {
      manner.answer(exchange);
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void awaitEnd() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
