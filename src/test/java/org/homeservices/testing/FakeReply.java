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
import java.util.Map;
import org.homeservices.testing.FakeWriting.Step;
import org.homeservices.testing.FakeWriting.Then;

/**
 * How {@link FakeOpenAi} answers one request: what is written, step by step. Immutable: each method
 * gives a reply that does one thing more, so that a beginning may be shared.
 */
public final class FakeReply {
  private static final Duration BETWEEN_REPEATS = Duration.ofMillis(10);
  private static final String ERROR = "{\"error\":{\"message\":\"a secret of the server\"}}";
  private static final String TYPE = "Content-Type";
  private static final String JSON = "application/json";

  private final List<Step> steps;

  private FakeReply(List<Step> steps) {
    this.steps = steps;
  }

  /** An event stream with nothing in it yet. */
  public static FakeReply stream() {
    return lateStream(Duration.ZERO);
  }

  /** So many tokens, each so long after the one before, the first of them too. */
  public static FakeReply paced(int tokens, Duration gap) {
    FakeReply reply = stream();
    for (int i = 1; i <= tokens; i++) {
      reply = reply.pause(gap).text("token" + i + " ");
    }
    return reply.stop().usage(1000, 0, tokens).done();
  }

  /** An event stream whose status line keeps the client waiting. */
  public static FakeReply lateStream(Duration wait) {
    return new FakeReply(List.of()).pause(wait).head(200, Map.of(TYPE, "text/event-stream"));
  }

  /** A refusal as OpenAI words it. */
  public static FakeReply status(int status) {
    return json(status, ERROR);
  }

  /** A refusal that says when to come again, in seconds or as a date. */
  public static FakeReply status(int status, String retryAfter) {
    return new FakeReply(List.of())
        .head(status, Map.of(TYPE, JSON, "Retry-After", retryAfter))
        .raw(ERROR);
  }

  /** A whole JSON body, or something that claims to be one. */
  public static FakeReply json(int status, String body) {
    return new FakeReply(List.of()).head(status, Map.of(TYPE, JSON)).raw(body);
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

  /** The model says politely that it will not answer. */
  public FakeReply refusal(String text) {
    return event(choice(Json.createObjectBuilder().add("refusal", text), ""));
  }

  /** What the text took, in an event without choices. */
  public FakeReply usage(int in, int cachedIn, int out) {
    return event(
        Json.createObjectBuilder()
            .add("object", "chat.completion.chunk")
            .add("choices", Json.createArrayBuilder())
            .add(
                "usage",
                Json.createObjectBuilder()
                    .add("prompt_tokens", in)
                    .add("completion_tokens", out)
                    .add("total_tokens", in + out)
                    .add(
                        "prompt_tokens_details",
                        Json.createObjectBuilder().add("cached_tokens", cachedIn)))
            .build()
            .toString());
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
    return then(exchange -> write(exchange, characters.getBytes(UTF_8)));
  }

  /** Any characters, each byte of them in a chunk of its own. */
  public FakeReply byteByByte(String characters) {
    FakeReply reply = this;
    for (byte one : characters.getBytes(UTF_8)) {
      reply = reply.then(exchange -> write(exchange, one));
    }
    return reply;
  }

  /** Writes nothing for a while. */
  public FakeReply pause(Duration pause) {
    return then(exchange -> new Then(pause, false));
  }

  /** Writes nothing any more, and leaves the connection open until the server is closed. */
  public FakeReply stall() {
    return then(exchange -> Then.NOTHING);
  }

  /** Writes the same again and again until the client hangs up. */
  public FakeReply untilHungUp(String characters) {
    return then(
        exchange -> {
          write(exchange, characters.getBytes(UTF_8));
          return new Then(BETWEEN_REPEATS, true);
        });
  }

  /** Cuts the connection; only where no pause comes before it. */
  public FakeReply cut() {
    return then(
        exchange -> {
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

  List<Step> steps() {
    return steps;
  }

  private FakeReply then(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new FakeReply(List.copyOf(more));
  }

  private FakeReply head(int status, Map<String, String> headers) {
    return then(
        exchange -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, 0);
          return Then.GO_ON;
        });
  }

  private static Then write(HttpExchange exchange, byte... bytes) throws IOException {
    OutputStream out = exchange.getResponseBody();
    out.write(bytes);
    out.flush();
    return Then.GO_ON;
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

  /** Tells the server to drop the connection. */
  static final class Cut extends IOException {
    private static final long serialVersionUID = 1L;

    Cut() {
      super("cut");
    }
  }
}
