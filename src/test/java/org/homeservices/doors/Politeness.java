package org.homeservices.doors;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.homeservices.testing.ChatClient;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;

/** How long a well-behaved visitor waits while others behave badly. */
public final class Politeness {
  private final List<Duration> waits;

  private Politeness(List<Duration> waits) {
    this.waits = waits;
  }

  /** Begins a conversation and posts a message, again and again, while something is done. */
  public static Politeness during(ChatSite site, Deed deed) throws Exception {
    CompletableFuture<Void> over = new CompletableFuture<>();
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      CompletableFuture<List<Duration>> waits =
          CompletableFuture.supplyAsync(() -> visit(site, over), executor);
      try {
        deed.run();
      } finally {
        over.complete(null);
      }
      return new Politeness(waits.join());
    } finally {
      executor.shutdown();
    }
  }

  /** What is done meanwhile. */
  @FunctionalInterface
  public interface Deed {
    void run() throws Exception;
  }

  private static List<Duration> visit(ChatSite site, CompletableFuture<Void> over) {
    List<Duration> waits = new ArrayList<>();
    Begun begun = site.begin();
    try (ChatClient client = ChatClient.open(begun.socket())) {
      client.hello(begun.token());
      while (!over.isDone() || waits.isEmpty()) {
        waits.add(timed(site::begin));
        String name = "polite-" + waits.size();
        List<JsonObject> frames = new ArrayList<>();
        waits.add(
            timed(
                () -> {
                  client.post(name, "oi");
                  frames.addAll(client.upTo(frame -> frame.getString("type").equals("ack")));
                }));
        awaitAnswer(client, frames);
      }
    }
    Collections.sort(waits);
    return waits;
  }

  /** No more questions than answers: the conversation would refuse them. */
  private static void awaitAnswer(ChatClient client, List<JsonObject> frames) {
    if (frames.stream().noneMatch(Politeness::isAnswer)) {
      client.nextAnswer();
    }
  }

  private static boolean isAnswer(JsonObject frame) {
    return frame.getString("type").equals("message")
        && frame.getString("author").equals("assistant");
  }

  private static Duration timed(Runnable request) {
    long from = System.nanoTime();
    request.run();
    return Duration.ofNanos(System.nanoTime() - from);
  }

  /** Half of the waits were shorter. */
  public Duration median() {
    return waits.get(waits.size() / 2);
  }

  /** The longest wait. */
  public Duration longest() {
    return waits.get(waits.size() - 1);
  }

  @Override
  public String toString() {
    return "%d requests, p50 %d ms, max %d ms"
        .formatted(waits.size(), median().toMillis(), longest().toMillis());
  }
}
