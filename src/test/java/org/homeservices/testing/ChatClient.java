package org.homeservices.testing;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A WebSocket client that speaks the chat's protocol and keeps all it has been told. */
public final class ChatClient implements AutoCloseable, WebSocket.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlockingQueue<JsonObject> unread = new LinkedBlockingQueue<>();

  /** Kept apart: they come a moment after a member has come or gone, between whatever else. */
  private final Recorder<Integer> participants = new Recorder<>();

  private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;

  private ChatClient(WebSocket.Builder builder, URI uri) {
    this.socket = builder.buildAsync(uri, this).join();
  }

  /** Opens a socket as a browser's page of the same site would. */
  public static ChatClient open(URI uri) {
    return new ChatClient(builder().subprotocols("home-services-chat.v1"), uri);
  }

  /** Opens a socket as a page of another origin would. */
  public static ChatClient openFrom(String origin, URI uri) {
    return new ChatClient(
        builder().subprotocols("home-services-chat.v1").header("Origin", origin), uri);
  }

  /** Opens a socket as a proxy would for a visitor at an address. */
  public static ChatClient openFor(String address, URI uri) {
    return new ChatClient(
        builder().subprotocols("home-services-chat.v1").header("X-Forwarded-For", address), uri);
  }

  /** Opens a socket that asks for another subprotocol. */
  public static ChatClient openSpeaking(String subprotocol, URI uri) {
    return new ChatClient(builder().subprotocols(subprotocol), uri);
  }

  private static WebSocket.Builder builder() {
    return HttpClient.newHttpClient().newWebSocketBuilder().connectTimeout(PATIENCE);
  }

  /** Says hello and returns the welcome. */
  public JsonObject hello(String token) {
    sayHello(token);
    return next("welcome");
  }

  /** Says hello and returns whether there is a welcome, rather than an end. */
  public boolean isWelcomed(String token) {
    sayHello(token);
    Await.until(() -> closeCode.isDone() || unread.stream().anyMatch(ChatClient::isWelcome));
    return isOpen();
  }

  private void sayHello(String token) {
    send("hello", Json.createObjectBuilder().add("token", token));
  }

  private static boolean isWelcome(JsonObject frame) {
    return frame.getString("type").equals("welcome");
  }

  /** Says hello with a position and returns the welcome. */
  public JsonObject hello(String token, JsonObject position) {
    send("hello", Json.createObjectBuilder().add("token", token).add("position", position));
    return next("welcome");
  }

  /** Posts a message. */
  public void post(String clientId, String content) {
    send("message", Json.createObjectBuilder().add("clientId", clientId).add("content", content));
  }

  /** Sends a frame of a type. */
  public void send(String type, JsonObjectBuilder fields) {
    sendText(Json.createObjectBuilder().add("type", type).addAll(fields).build().toString());
  }

  /** Sends a text as it is. */
  public void sendText(String text) {
    socket.sendText(text, true).join();
  }

  /** Sends bytes. */
  public void sendBinary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** The next frame of a type; those before it are passed over. */
  public JsonObject next(String type) {
    List<JsonObject> upTo = upTo(frame -> frame.getString("type").equals(type));
    return upTo.get(upTo.size() - 1);
  }

  /** The next message of the assistant. */
  public JsonObject nextAnswer() {
    List<JsonObject> upTo = upToAnswer();
    return upTo.get(upTo.size() - 1);
  }

  /** Returns when the server has told that so many are in the conversation. */
  public void awaitParticipants(int count) {
    participants.await(told -> told.contains(count));
  }

  /** How many the server said last are in the conversation; 0 before it has said so. */
  public int participants() {
    List<Integer> told = participants.all();
    return told.isEmpty() ? 0 : told.get(told.size() - 1);
  }

  /** Whether nobody has closed the socket, and nothing broke it. */
  public boolean isOpen() {
    return !closeCode.isDone();
  }

  /** All frames up to and including the next message of the assistant. */
  public List<JsonObject> upToAnswer() {
    return upTo(
        frame ->
            frame.getString("type").equals("message")
                && frame.getString("author").equals("assistant"));
  }

  /** All frames up to and including the first one that fits. */
  public List<JsonObject> upTo(Predicate<JsonObject> last) {
    List<JsonObject> frames = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (frames.isEmpty() || !last.test(frames.get(frames.size() - 1))) {
      frames.add(take(deadline, frames));
    }
    return frames;
  }

  /** The code with which the server closes the socket. */
  public int closeCode() {
    return closeCode.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      part.toString().lines().map(ChatClient::parse).forEach(this::keep);
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closeCode.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closeCode.completeExceptionally(failure);
  }

  private void keep(JsonObject frame) {
    if (frame.getString("type").equals("presence")) {
      participants.add(frame.getInt("participants"));
    } else {
      unread.add(frame);
    }
  }

  private JsonObject take(long deadline, List<JsonObject> soFar) {
    try {
      JsonObject frame = unread.poll(deadline - System.nanoTime(), NANOSECONDS);
      if (frame == null) {
        throw new AssertionError("no such frame within " + PATIENCE + ", only " + soFar);
      }
      return frame;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static JsonObject parse(String line) {
    return Json.createReader(new StringReader(line)).readObject();
  }
}
