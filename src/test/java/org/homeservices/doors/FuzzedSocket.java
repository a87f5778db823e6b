package org.homeservices.doors;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.homeservices.testing.ChatSite.Begun;
import org.jspecify.annotations.Nullable;

/** A socket that says hello and then something bad, and hears what it is told. */
final class FuzzedSocket implements WebSocket.Listener {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String PING = "{\"type\":\"ping\",\"at\":\"the end\"}";

  private final StringBuilder heard = new StringBuilder();
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  private FuzzedSocket() {}

  /** All that the server says until it answers a ping after the frame, or closes the socket. */
  static String said(Begun visitor, String frame) {
    FuzzedSocket listener = new FuzzedSocket();
    WebSocket socket =
        CLIENT
            .newWebSocketBuilder()
            .subprotocols("home-services-chat.v1")
            .buildAsync(visitor.socket(), listener)
            .join();
    try {
      socket.sendText("{\"type\":\"hello\",\"token\":\"" + visitor.token() + "\"}", true).join();
      socket.sendText(frame, true).join();
      socket.sendText(PING, true).join();
      listener.end.orTimeout(10, TimeUnit.SECONDS).join();
      return listener.heard.toString().replaceAll("\"token\":\"[^\"]*\"", "");
    } finally {
      socket.abort();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    heard.append(data);
    if (heard.indexOf("the end") >= 0) {
      end.complete(null);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    heard.append(reason);
    end.complete(null);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    end.complete(null);
  }
}
