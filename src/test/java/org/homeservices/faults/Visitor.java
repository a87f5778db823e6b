package org.homeservices.faults;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.homeservices.testing.Transcript;
import org.jspecify.annotations.Nullable;

/**
 * A client that does what PROTOCOL asks of one: comes back with its position when it is told to, or
 * after a wait that grows and is spread, sends again what was not acknowledged, and says hello
 * again where a place is missing.
 */
final class Visitor implements Line.Ears {
  private static final long FIRST_WAIT_MILLIS = 500;
  private static final long LONGEST_WAIT_MILLIS = 30_000;
  private static final long HANDSHAKE_MILLIS = 15_000;
  private static final long RETRY_MILLIS = 1_000;

  private final Owner owner;
  private final IntFunction<URI> addresses;
  private final ScheduledExecutorService timer;

  // Guarded by this.
  private final Map<String, JsonObject> unacked = new LinkedHashMap<>();
  private final Transcript transcript = new Transcript();
  private @Nullable Line line;
  private int attempts;
  private int restartsBefore;
  private int disordersBefore;
  private int reconnects;

  // Written under the lock, and read by the room, which has a lock of its own.
  private volatile boolean welcomed;
  private volatile long startedOverAt;

  /** Whose conversation it is; told with the visitor's lock held, so it must not call back. */
  interface Owner {
    /** Opens the conversation. */
    String token();

    /** A message was acknowledged. */
    void acked(String clientId, String id, long seq);

    /** A frame came, or a message with a welcome. */
    void heard(Visitor visitor, JsonObject frame);
  }

  /**
   * @param addresses where it calls, by the number of attempts since it was welcome
   */
  Visitor(Owner owner, IntFunction<URI> addresses, ScheduledExecutorService timer) {
    this.owner = owner;
    this.addresses = addresses;
    this.timer = timer;
  }

  /** Opens its socket. */
  synchronized void call() {
    Line next = new Line(this);
    line = next;
    welcomed = false;
    next.call(addresses.apply(attempts));
    later(() -> endUnlessWelcomed(next), HANDSHAKE_MILLIS);
  }

  synchronized void post(String clientId, String content) {
    JsonObject frame = frame("message").add("clientId", clientId).add("content", content).build();
    unacked.put(clientId, frame);
    say(frame);
  }

  boolean isWelcomed() {
    return welcomed;
  }

  /** Whether it was told after that moment that all it knew is void. */
  boolean startedOverSince(long moment) {
    long startedOver = startedOverAt;
    return startedOver != 0 && startedOver - moment >= 0;
  }

  synchronized void forget() {
    restartsBefore = transcript.restarts();
    disordersBefore = transcript.disorders().size();
    reconnects = 0;
  }

  /** How many times it was told that place. */
  synchronized long told(String id, long seq) {
    return transcript.lines().stream().filter(new Transcript.Line(seq, id)::equals).count();
  }

  /** What it has seen since. */
  synchronized Outcome outcome() {
    int restarts = transcript.restarts() - restartsBefore;
    int disorders = transcript.disorders().size() - disordersBefore;
    return new Outcome(0, 0, 0, 0, disorders, restarts, reconnects, 0, List.of());
  }

  @Override
  public synchronized void opened(Line opened) {
    if (opened == line) {
      hello(opened);
    } else {
      opened.end();
    }
  }

  @Override
  public synchronized void heard(Line from, JsonObject frame) {
    if (from == line) {
      owner.heard(this, frame);
      switch (frame.getString("type")) {
        case "welcome" -> welcomed(frame);
        case "message" -> told(from, frame);
        case "ack" -> acked(frame);
        case "reconnect" -> later(() -> leave(from), frame.getInt("after"));
        case "error" -> later(() -> again(frame.getString("clientId", "")), RETRY_MILLIS);
        default -> {
          // Tells nothing that is counted.
        }
      }
    }
  }

  @Override
  public synchronized void ended(Line ended) {
    if (ended == line) {
      line = null;
      welcomed = false;
      long most = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(attempts, 10));
      attempts++;
      reconnects++;
      later(this::call, ThreadLocalRandom.current().nextLong(most + 1));
    }
  }

  /** The node goes: there is another one. */
  private synchronized void leave(Line left) {
    if (left == line) {
      attempts++;
      reconnects++;
      call();
      left.end();
    }
  }

  private void hello(Line opened) {
    JsonObjectBuilder hello = frame("hello").add("token", owner.token());
    if (transcript.hasPosition()) {
      hello.add("position", transcript.position());
    }
    opened.say(hello.build());
  }

  private void welcomed(JsonObject welcome) {
    int restarts = transcript.restarts();
    transcript.take(welcome);
    if (transcript.restarts() > restarts) {
      startedOverAt = System.nanoTime();
    }
    welcome.getJsonArray("messages").forEach(one -> owner.heard(this, one.asJsonObject()));
    attempts = 0;
    if (!welcomed) {
      welcomed = true;
      List.copyOf(unacked.values()).forEach(this::say);
    }
  }

  private void told(Line from, JsonObject message) {
    long gaps = gaps();
    transcript.take(message);
    if (gaps() > gaps) {
      hello(from);
    }
  }

  private long gaps() {
    return transcript.disorders().size();
  }

  private void acked(JsonObject ack) {
    String clientId = ack.getString("clientId");
    unacked.remove(clientId);
    owner.acked(clientId, ack.getString("id"), ack.getJsonNumber("seq").longValue());
  }

  private synchronized void again(String clientId) {
    JsonObject frame = unacked.get(clientId);
    if (frame != null) {
      say(frame);
    }
  }

  /** What finds no socket is sent after the next welcome. */
  private void say(JsonObject frame) {
    Line open = line;
    if (open != null && welcomed) {
      open.say(frame);
    }
  }

  private synchronized void endUnlessWelcomed(Line called) {
    if (called == line && !welcomed) {
      called.end();
    }
  }

  private void later(Runnable task, long millis) {
    ScheduledFuture<?> unused = timer.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  private static JsonObjectBuilder frame(String type) {
    return Json.createObjectBuilder().add("type", type);
  }
}
