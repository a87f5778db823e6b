package org.homeservices.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A running server, as a client sees it. */
public final class ChatSite {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;

  /** A conversation that was begun, and what opens it. */
  public record Begun(String id, String token, URI socket) {}

  /**
   * @param base the application's root, with a slash at its end
   */
  public ChatSite(URI base) {
    this.base = base;
  }

  /** A server on this machine. */
  public static ChatSite onPort(int port) {
    return new ChatSite(URI.create("http://127.0.0.1:" + port + "/"));
  }

  /** Begins a conversation in a language. */
  public Begun begin(String locale) {
    String body = Json.createObjectBuilder().add("locale", locale).build().toString();
    HttpResponse<String> response = post("api/conversations", body);
    if (response.statusCode() != 201) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    JsonObject begun = json(response);
    return new Begun(
        begun.getString("conversationId"),
        begun.getString("token"),
        socket(begun.getString("socket")));
  }

  /** Begins a conversation in Portuguese. */
  public Begun begin() {
    return begin("pt-BR");
  }

  /** The URI of a WebSocket path. */
  public URI socket(String path) {
    return URI.create(base.resolve(path).toString().replaceFirst("^http", "ws"));
  }

  /** The URI of a path. */
  public URI at(String path) {
    return base.resolve(path);
  }

  /** Asks for something. */
  public HttpResponse<String> get(String path, String... headers) {
    return send(with(headers, request(path).GET()));
  }

  /** Posts a body. */
  public HttpResponse<String> post(String path, String body, String... headers) {
    return send(with(headers, request(path).POST(BodyPublishers.ofString(body))));
  }

  /** Sends a request with any method. */
  public HttpResponse<String> call(String method, String path, String... headers) {
    return send(with(headers, request(path).method(method, BodyPublishers.noBody())));
  }

  /** A response's body. */
  public static JsonObject json(HttpResponse<String> response) {
    return Json.createReader(new StringReader(response.body())).readObject();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(10));
  }

  private static HttpRequest with(String[] headers, HttpRequest.Builder request) {
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(request + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
