package org.homeservices.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.homeservices.testing.Transcript;

/**
 * A client that goes to another node when it is told to, or when its socket ends, with its
 * position, and sends again what was not acknowledged. Until then it uses the one it has.
 */
final class Wanderer implements WebSocket.Listener {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final long AGAIN_MILLIS = 200;

  private final String token;
  private final URI other;
  private final ScheduledExecutorService timer;

  // Guarded by this.
  private final Map<String, JsonObject> unacked = new LinkedHashMap<>();
  private final List<String> acked = new ArrayList<>();
  private final Transcript transcript = new Transcript();
  private final List<Integer> codes = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private WebSocket socket;
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
  private boolean welcomed;
  private boolean told;
  private boolean moved;
  private long leftAt;
  private long away;

  private Wanderer(String token, URI other, ScheduledExecutorService timer) {
    this.token = token;
    this.other = other;
    this.timer = timer;
  }

  /** Opens a socket, and knows where to go from there. */
  static Wanderer open(String token, URI here, URI other, ScheduledExecutorService timer) {
    Wanderer wanderer = new Wanderer(token, other, timer);
    wanderer.call(here);
    return wanderer;
  }

  synchronized void post(String clientId) {
    JsonObject frame =
        Json.createObjectBuilder()
            .add("type", "message")
            .add("clientId", clientId)
            .add("content", ClusterIT.PLAIN + " " + clientId)
            .build();
    unacked.put(clientId, frame);
    if (welcomed) {
      say(frame);
    }
  }

  synchronized boolean isWelcomed() {
    return welcomed;
  }

  /** Whether it is welcome on the other node, and has nothing to say any more. */
  synchronized boolean hasArrived() {
    return moved && welcomed && unacked.isEmpty();
  }

  /** Whether a node has told it to come back elsewhere. */
  synchronized boolean wasTold() {
    return told;
  }

  /** How long it was without a welcome, at most. */
  synchronized Duration away() {
    return Duration.ofNanos(away);
  }

  synchronized Transcript transcript() {
    return transcript;
  }

  /** What was acknowledged. */
  synchronized List<String> acked() {
    return List.copyOf(acked);
  }

  /** The codes with which servers have ended its sockets. */
  synchronized List<Integer> codes() {
    return List.copyOf(codes);
  }

  synchronized void end() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    hear(from, data, last);
    from.request(1);
    return null;
  }

  @Override
  public synchronized CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    if (from == socket) {
      codes.add(code);
      leave();
    }
    return null;
  }

  @Override
  public synchronized void onError(WebSocket from, Throwable failure) {
    if (from == socket) {
      codes.add(0);
      leave();
    }
  }

  private void call(URI node) {
    CompletableFuture<Void> unused =
        CLIENT
            .newWebSocketBuilder()
            .subprotocols("home-services-chat.v1")
            .buildAsync(node, this)
            .thenAccept(this::called)
            .exceptionally(
                refused -> {
                  later(() -> call(node), AGAIN_MILLIS);
                  return null;
                });
  }

  private synchronized void called(WebSocket opened) {
    WebSocket left = socket;
    socket = opened;
    sent = CompletableFuture.completedFuture(null);
    part.setLength(0);
    JsonObjectBuilder hello = Json.createObjectBuilder().add("type", "hello").add("token", token);
    if (transcript.hasPosition()) {
      hello.add("position", transcript.position());
    }
    if (left != null) {
      left.abort();
    }
    say(hello.build());
  }

  private synchronized void hear(WebSocket from, CharSequence data, boolean last) {
    if (from != socket) {
      return;
    }
    part.append(data);
    if (last) {
      String text = part.toString();
      part.setLength(0);
      text.lines().forEach(line -> heard(parse(line)));
    }
  }

  private void heard(JsonObject frame) {
    switch (frame.getString("type")) {
      case "reconnect" -> {
        told = true;
        later(this::leaveOnce, frame.getInt("after"));
      }
      case "ack" -> {
        unacked.remove(frame.getString("clientId"));
        acked.add(frame.getString("clientId"));
      }
      case "welcome" -> {
        transcript.take(frame);
        welcomed = true;
        away = Math.max(away, leftAt == 0 ? 0 : System.nanoTime() - leftAt);
        unacked.values().forEach(this::say);
      }
      default -> transcript.take(frame);
    }
  }

  private synchronized void leaveOnce() {
    if (!moved) {
      leave();
    }
  }

  private void leave() {
    moved = true;
    welcomed = false;
    leftAt = System.nanoTime();
    call(other);
  }

  private void say(JsonObject frame) {
    WebSocket open = socket;
    sent =
        sent.exceptionally(lost -> null).thenCompose(done -> open.sendText(frame.toString(), true));
  }

  private void later(Runnable task, long millis) {
    ScheduledFuture<?> unused = timer.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  private static JsonObject parse(String line) {
    return Json.createReader(new StringReader(line)).readObject();
  }
}
