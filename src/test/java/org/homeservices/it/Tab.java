package org.homeservices.it;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.Transcript;
import org.homeservices.testing.Transcript.Line;

/** A tab with a conversation: it remembers what it was told, and comes back with its position. */
final class Tab implements AutoCloseable {
  private final String token;
  private final Transcript transcript;
  private final ChatClient client;
  private final List<JsonObject> frames = new ArrayList<>();

  private Tab(URI socket, String token, Transcript transcript) {
    this.token = token;
    this.transcript = transcript;
    this.client = ChatClient.open(socket);
    transcript.take(
        transcript.hasPosition()
            ? client.hello(token, transcript.position())
            : client.hello(token));
  }

  /** Opens a conversation and is welcomed. */
  static Tab open(URI socket, String token) {
    return new Tab(socket, token, new Transcript());
  }

  /** Is welcomed at another address, with all that this one knows. */
  Tab comeBack(URI socket) {
    return new Tab(socket, token, transcript);
  }

  ChatClient client() {
    return client;
  }

  Transcript transcript() {
    return transcript;
  }

  void post(String clientId) {
    client.post(clientId, ClusterIT.PLAIN + " " + clientId);
  }

  /** The first frame that fits, as soon as there is one. */
  JsonObject first(Predicate<JsonObject> fits) {
    while (frames.stream().noneMatch(fits)) {
      takeNext();
    }
    return frames.stream().filter(fits).findFirst().orElseThrow();
  }

  /** The first frame of a type, as soon as there is one. */
  JsonObject first(String type) {
    return first(frame -> frame.getString("type").equals(type));
  }

  /** All frames so far, but those of presence. */
  List<JsonObject> frames() {
    return List.copyOf(frames);
  }

  /** All messages in place, as soon as there are so many. */
  List<Line> lines(int count) {
    while (transcript.lines().size() < count) {
      takeNext();
    }
    return transcript.lines();
  }

  @Override
  public void close() {
    client.close();
  }

  private void takeNext() {
    JsonObject next = client.upTo(frame -> true).get(0);
    frames.add(next);
    transcript.take(next);
  }
}
