package org.homeservices.testing;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that {@link FakeOpenAi} got.
 *
 * @param port the client's: requests that share it came on one connection
 */
public record FakeRequest(
    String method, String path, Map<String, List<String>> headers, JsonObject body, int port) {

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }

  /** The key, where one was sent. */
  public Optional<String> bearer() {
    return header("Authorization")
        .filter(value -> value.startsWith("Bearer "))
        .map(value -> value.substring("Bearer ".length()));
  }

  /** The model that is asked. */
  public String model() {
    return body.getString("model");
  }

  /** What the messages of a role say, in order: {@code system}, {@code user}. */
  public List<String> said(String role) {
    return body.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
        .filter(message -> message.getString("role").equals(role))
        .map(message -> message.getString("content"))
        .toList();
  }
}
