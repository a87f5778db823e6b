package org.homeservices.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How {@link FakeOpenAi} answers one request: what is written, step by step. Immutable: each method
 * gives a reply that does one thing more, so that a beginning may be shared.
 */
public final class FakeReply {
  private static final Duration BETWEEN_REPEATS = Duration.ofMillis(10);

  private final List<Step> steps;

  private FakeReply(List<Step> steps) {
    this.steps = steps;
  }

  /** An event stream with nothing in it yet. */
  public static FakeReply stream() {
    return lateStream(Duration.ZERO);
  }

  /** An event stream whose status line keeps the client waiting. */
  public static FakeReply lateStream(Duration wait) {
    return new FakeReply(List.of()).pause(wait).head(200, "text/event-stream");
  }

  /** A refusal as OpenAI words it. */
  public static FakeReply status(int status) {
    return json(status, "{\"error\":{\"message\":\"a secret of the server\"}}");
  }

  /** A whole JSON body, or something that claims to be one. */
  public static FakeReply json(int status, String body) {
    return new FakeReply(List.of()).head(status, "application/json").raw(body);
  }

  /** Says nothing at all, not even a status. */
  public static FakeReply silence() {
    return new FakeReply(List.of()).stall();
  }

  /** Cuts the connection where a status is expected. */
  public static FakeReply cutAtOnce() {
    return new FakeReply(List.of()).cut();
  }

  /** The model writes, one event for each piece. */
  public FakeReply text(String... pieces) {
    FakeReply reply = this;
    for (String piece : pieces) {
      reply = reply.event(content(piece));
    }
    return reply;
  }

  /** The model says that its text is whole. */
  public FakeReply stop() {
    return finish("stop");
  }

  /** The model gives a reason why it ends. */
  public FakeReply finish(String reason) {
    return event(choice(Json.createObjectBuilder(), reason));
  }

  /** The last event. */
  public FakeReply done() {
    return event("[DONE]");
  }

  /** An event with any data. */
  public FakeReply event(String data) {
    return raw(asEvent(data));
  }

  /** Any characters, in one chunk. */
  public FakeReply raw(String characters) {
    return then((exchange, out) -> write(out, characters.getBytes(UTF_8)));
  }

  /** Any characters, each byte of them in a chunk of its own. */
  public FakeReply byteByByte(String characters) {
    return then(
        (exchange, out) -> {
          for (byte one : characters.getBytes(UTF_8)) {
            write(out, one);
          }
        });
  }

  /** Writes nothing for a while. */
  public FakeReply pause(Duration pause) {
    return then((exchange, out) -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()));
  }

  /** Writes nothing any more, and leaves the connection open until the server is closed. */
  public FakeReply stall() {
    return then((exchange, out) -> new CountDownLatch(1).await());
  }

  /** Writes the same again and again until the client hangs up. */
  public FakeReply untilHungUp(String characters) {
    return then(
        (exchange, out) -> {
          while (true) {
            write(out, characters.getBytes(UTF_8));
            TimeUnit.NANOSECONDS.sleep(BETWEEN_REPEATS.toNanos());
          }
        });
  }

  /** Cuts the connection. */
  public FakeReply cut() {
    return then(
        (exchange, out) -> {
          throw new Cut();
        });
  }

  /** The data of an event in which the model writes a piece. */
  public static String content(String piece) {
    return choice(Json.createObjectBuilder().add("content", piece), "");
  }

  /** An event of a stream, as characters. */
  public static String asEvent(String data) {
    return "data: " + data + "\n\n";
  }

  void write(HttpExchange exchange) throws IOException, InterruptedException {
    for (Step step : steps) {
      step.run(exchange, exchange.getResponseBody());
    }
  }

  private FakeReply then(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new FakeReply(List.copyOf(more));
  }

  private FakeReply head(int status, String type) {
    return then(
        (exchange, out) -> {
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(status, 0);
        });
  }

  private static void write(OutputStream out, byte... bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  private static String choice(JsonObjectBuilder delta, String reason) {
    JsonObjectBuilder choice = Json.createObjectBuilder().add("index", 0).add("delta", delta);
    if (reason.isEmpty()) {
      choice.addNull("finish_reason");
    } else {
      choice.add("finish_reason", reason);
    }
    return Json.createObjectBuilder()
        .add("object", "chat.completion.chunk")
        .add("choices", Json.createArrayBuilder().add(choice))
        .build()
        .toString();
  }

  /** Something to do while a reply is written. */
  private interface Step {
    void run(HttpExchange exchange, OutputStream out) throws IOException, InterruptedException;
  }

  /** Tells the server to drop the connection. */
  static final class Cut extends IOException {
    private static final long serialVersionUID = 1L;

    Cut() {
      super("cut");
    }
  }
}
