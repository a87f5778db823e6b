package org.homeservices.testing;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;

/** A client that reads a stream of events (WHATWG HTML §9.2.6), and keeps all it has been told. */
public final class EventClient implements AutoCloseable, Flow.Subscriber<String> {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<Event> unread = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
  private String id = "";
  private String type = "message";
  private String data = "";

  /**
   * One event.
   *
   * @param lastId the id of the stream after it, empty for none
   */
  public record Event(String lastId, String type, JsonObject data) {}

  private EventClient() {}

  /** Opens a stream with headers. */
  public static EventClient open(URI uri, String... headers) {
    EventClient client = new EventClient();
    HttpRequest request = HttpRequest.newBuilder(uri).headers(headers).build();
    var unused =
        HttpClient.newHttpClient().sendAsync(request, BodyHandlers.fromLineSubscriber(client));
    return client;
  }

  /** The next event whose frame is of a type; those before it are passed over. */
  public Event next(String frameType) {
    List<Event> events = upTo(event -> event.data().getString("type", "").equals(frameType));
    return events.get(events.size() - 1);
  }

  /** All events up to and including the first one that fits. */
  public List<Event> upTo(Predicate<Event> last) {
    List<Event> events = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (events.isEmpty() || !last.test(events.get(events.size() - 1))) {
      events.add(take(deadline, events));
    }
    return events;
  }

  /** Cuts the connection. */
  @Override
  public void close() {
    var unused = subscription.thenAccept(Flow.Subscription::cancel);
  }

  @Override
  public void onSubscribe(Flow.Subscription own) {
    subscription.complete(own);
    own.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    if (line.startsWith("id: ")) {
      id = line.substring(4);
    } else if (line.startsWith("event: ")) {
      type = line.substring(7);
    } else if (line.startsWith("data: ")) {
      data = line.substring(6);
    } else if (line.isEmpty() && !data.isEmpty()) {
      JsonObject frame = Json.createReader(new StringReader(data)).readObject();
      unread.add(new Event(id, type, frame));
      type = "message";
      data = "";
    }
  }

  @Override
  public void onError(Throwable failure) {
    // Whoever waits for an event fails in time.
  }

  @Override
  public void onComplete() {
    // The same.
  }

  private Event take(long deadline, List<Event> soFar) {
    try {
      Event event = unread.poll(deadline - System.nanoTime(), NANOSECONDS);
      if (event == null) {
        throw new AssertionError("no such event within " + PATIENCE + ", only " + soFar);
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
