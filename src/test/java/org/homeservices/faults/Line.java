package org.homeservices.faults;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One socket, from the call to its end: frames come in one by one and leave in order. */
final class Line implements WebSocket.Listener {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Ears ears;
  private final StringBuilder part = new StringBuilder();
  private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

  // Guarded by this.
  private CompletableFuture<WebSocket> sent = socket;

  /** Hears what comes, on threads of the client. */
  interface Ears {
    /** The socket is open. */
    void opened(Line line);

    /** A frame came. */
    void heard(Line line, JsonObject frame);

    /** The socket never opened, broke, or was closed; told once or more. */
    void ended(Line line);
  }

  Line(Ears ears) {
    this.ears = ears;
  }

  /** Opens the socket. */
  void call(URI address) {
    CompletableFuture<WebSocket> unused =
        CLIENT
            .newWebSocketBuilder()
            .subprotocols("home-services-chat.v1")
            .connectTimeout(PATIENCE)
            .buildAsync(address, this)
            .orTimeout(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .whenComplete(this::called);
  }

  /** Sends a frame after those before it. */
  synchronized void say(JsonObject frame) {
    sent =
        sent.thenCompose(open -> open.sendText(frame.toString(), true))
            .whenComplete((done, failure) -> endAfter(failure));
  }

  /** Breaks the socket. */
  void end() {
    CompletableFuture<Void> unused = socket.thenAccept(WebSocket::abort);
    ears.ended(this);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      part.toString().lines().forEach(line -> ears.heard(this, parse(line)));
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    ears.ended(this);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    ears.ended(this);
  }

  private void called(@Nullable WebSocket open, @Nullable Throwable failure) {
    if (open != null) {
      socket.complete(open);
      ears.opened(this);
    }
    endAfter(failure);
  }

  private void endAfter(@Nullable Throwable failure) {
    if (failure != null) {
      ears.ended(this);
    }
  }

  private static JsonObject parse(String line) {
    return Json.createReader(new StringReader(line)).readObject();
  }
}
