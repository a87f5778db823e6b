package org.homeservices.assistant.openai;

import jakarta.json.spi.JsonProvider;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.assistant.TextSink;
import org.homeservices.assistant.reuse.Finish;
import org.jspecify.annotations.Nullable;

/** One request and the lines of its answer, server-sent events, as they come in. */
final class ChatCompletionStream implements Flow.Subscriber<String> {
  private static final String DATA = "data:";
  private static final String DONE = "[DONE]";
  private static final int MOST_CHARACTERS = 100_000;

  private final JsonProvider json;
  private final TextSink sink;
  private final Watchdog watchdog;
  private final CompletableFuture<Finish> whole = new CompletableFuture<>();

  private volatile @Nullable CompletableFuture<?> exchange;

  // written under the lock of this
  private volatile boolean over;
  private @Nullable Finish finished;
  private int characters;

  ChatCompletionStream(
      JsonProvider json, TextSink sink, ModelSettings settings, ScheduledExecutorService executor) {
    this.json = json;
    this.sink = sink;
    this.watchdog = new Watchdog(settings, executor, reason -> fail(new ModelFailure(reason)));
  }

  /** Sends the request; the stage is that of {@code LanguageModel.write}. */
  CompletionStage<Finish> open(HttpClient client, HttpRequest request) {
    CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(request, this::lines);
    exchange = sent;
    var unused = sent.whenComplete(this::onEndOfExchange);
    if (over) {
      cancel();
    }
    sink.whenUnwanted(() -> fail(new ModelFailure("nobody wants the text any more")));
    try {
      watchdog.start();
    } catch (RejectedExecutionException e) {
      fail(new ModelFailure("no timers any more", e));
    }
    return whole;
  }

  private BodySubscriber<Void> lines(HttpResponse.ResponseInfo response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (response.statusCode() != 200) {
      fail(new ModelFailure("HTTP status " + response.statusCode()));
    } else if (!type.toLowerCase(Locale.ROOT).startsWith("text/event-stream")) {
      fail(new ModelFailure("the reply is no event stream"));
    }
    return BodySubscribers.fromLineSubscriber(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    String data = line.startsWith(DATA) ? line.substring(DATA.length()).strip() : "";
    if (data.equals(DONE)) {
      // Cancels nothing: the body ends next, and then the connection serves another prompt.
      outcome(null).run();
    } else if (!data.isEmpty()) {
      take(data);
    }
  }

  @Override
  public void onComplete() {
    watchdog.stop();
    outcome(new ModelFailure("the stream ended before the text did")).run();
  }

  @Override
  public void onError(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    String kind = cause == null ? "unknown" : cause.getClass().getSimpleName();
    fail(new ModelFailure("the connection failed: " + kind, failure));
  }

  /** Tells of a connection that never stood; of one that breaks, the lines tell too. */
  private void onEndOfExchange(@Nullable Object response, @Nullable Throwable failure) {
    if (failure != null) {
      onError(failure);
    }
  }

  private void take(String data) {
    try {
      take(ChatCompletionChunk.parse(json, data));
    } catch (ModelFailure e) {
      fail(e);
    } catch (RuntimeException e) {
      fail(new ModelFailure("the text was not taken", e));
    }
  }

  /** Hands text on under the lock, so that none comes after the end, whichever thread ends it. */
  private synchronized void take(ChatCompletionChunk chunk) {
    if (over || finished != null) {
      return;
    }
    boolean written = !chunk.text().isEmpty();
    watchdog.heard(written);
    characters += chunk.text().length();
    if (characters > MOST_CHARACTERS) {
      throw new ModelFailure("more than " + MOST_CHARACTERS + " characters");
    }
    if (written) {
      sink.text(chunk.text());
    }
    finished = chunk.finish();
  }

  private void fail(ModelFailure failure) {
    Runnable outcome = outcome(failure);
    watchdog.stop();
    cancel();
    outcome.run();
  }

  /** Closes the connection in every state of the exchange; does nothing after its end. */
  private void cancel() {
    CompletableFuture<?> sent = exchange;
    if (sent != null) {
      sent.cancel(true);
    }
  }

  /**
   * The first call decides, and ends the text; the outcome is told outside the lock.
   *
   * @param failure null: none; any counts for nothing once the model has said it is finished
   */
  private synchronized Runnable outcome(@Nullable ModelFailure failure) {
    if (over) {
      return () -> {};
    }
    over = true;
    Finish how = finished;
    if (failure == null || how != null) {
      // Who is done without having said how was cut off by the server.
      return () -> whole.complete(how == null ? Finish.BROKEN : how);
    }
    return () -> whole.completeExceptionally(failure);
  }
}
