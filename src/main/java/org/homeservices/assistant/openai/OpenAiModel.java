package org.homeservices.assistant.openai;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.TextSink;
import org.homeservices.assistant.Turn;

/**
 * Asks a server that speaks the OpenAI chat-completions protocol, and streams what it writes. One
 * request for each prompt; only a server that may not know the question for the usage is asked once
 * more, without it. Thread-safe.
 */
public final class OpenAiModel implements LanguageModel {
  private static final String TRACE = "traceparent";

  /** Found once, here: on the client's own threads the lookup might not see the server's. */
  private final JsonProvider json = JsonProvider.provider();

  private final ModelSettings settings;
  private final ScheduledExecutorService executor;
  private final HttpClient client;
  private final HttpRequest.Builder request;
  private final String name;
  private final UsageOption usage = new UsageOption();

  /**
   * Connects to nothing yet.
   *
   * @param executor runs the timers. Not the exchanges: looking a host name up blocks, so the HTTP
   *     client keeps threads of its own, and those call the sink
   * @throws IllegalArgumentException where base URL or key cannot stand in an HTTP request
   */
  public OpenAiModel(ModelSettings settings, ScheduledExecutorService executor) {
    this(settings, executor, client(settings), request(settings), settings.model());
  }

  private OpenAiModel(
      ModelSettings settings,
      ScheduledExecutorService executor,
      HttpClient client,
      HttpRequest.Builder request,
      String name) {
    this.settings = settings;
    this.executor = executor;
    this.client = client;
    this.request = request;
    this.name = name;
  }

  /** Another model of the same server, asked over the same connections. */
  public OpenAiModel named(String other) {
    return new OpenAiModel(settings, executor, client, request, other);
  }

  private static HttpClient client(ModelSettings settings) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout());
    URI proxy = settings.proxy();
    return proxy == null
        ? builder.build()
        : builder
            .proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())))
            .build();
  }

  @Override
  public CompletionStage<Completion> write(Prompt prompt, TextSink sink) {
    return usage.isAsked()
        ? ask(prompt, sink, true)
            .exceptionallyCompose(failure -> without(prompt, sink, ModelFailure.of(failure)))
        : ask(prompt, sink, false);
  }

  private CompletionStage<Completion> without(Prompt prompt, TextSink sink, ModelFailure failure) {
    return usage.mayHaveFailed(failure)
        ? ask(prompt, sink, false)
        : CompletableFuture.failedStage(failure);
  }

  private CompletionStage<Completion> ask(Prompt prompt, TextSink sink, boolean withUsage) {
    String body = body(prompt, withUsage);
    HttpRequest.Builder builder = request.copy().POST(BodyPublishers.ofString(body));
    String trace = prompt.traceparent();
    HttpRequest asking = (trace == null ? builder : builder.header(TRACE, trace)).build();
    Runnable accepted = withUsage ? usage::wasTaken : usage::wasRefused;
    return new ChatCompletionStream(json, sink, accepted, settings, executor)
        .open(client, asking)
        .thenApply(text -> text.completion(prompt, name));
  }

  private String body(Prompt prompt, boolean withUsage) {
    JsonArrayBuilder messages = json.createArrayBuilder().add(message("system", prompt.system()));
    for (Turn turn : prompt.earlier()) {
      messages.add(message(role(turn), turn.text()));
    }
    messages.add(message("user", prompt.user()));
    JsonObjectBuilder body =
        json.createObjectBuilder()
            .add("model", name)
            .add("temperature", settings.temperature())
            .add("max_tokens", settings.maxTokens())
            .add("stream", true);
    if (withUsage) {
      body.add("stream_options", json.createObjectBuilder().add("include_usage", true));
    }
    return body.add("messages", messages).build().toString();
  }

  private static String role(Turn turn) {
    return turn.speaker() == Turn.Speaker.VISITOR ? "user" : "assistant";
  }

  private JsonObjectBuilder message(String role, String content) {
    return json.createObjectBuilder().add("role", role).add("content", content);
  }

  private static HttpRequest.Builder request(ModelSettings settings) {
    String base = settings.baseUrl().toString().replaceFirst("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream");
    return settings.apiKey().isEmpty()
        ? request
        : request.header("Authorization", "Bearer " + printable(settings.apiKey()));
  }

  /** Checked here because the client's own complaint would quote the key. */
  private static String printable(String key) {
    if (key.chars().anyMatch(character -> character <= ' ' || character > '~')) {
      throw new IllegalArgumentException("apiKey: must be printable ASCII without blanks");
    }
    return key;
  }
}
