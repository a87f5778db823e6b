package org.homeservices.assistant.openai;

import jakarta.json.spi.JsonProvider;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelFailure.Kind;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.assistant.TextSink;
import org.jspecify.annotations.Nullable;

/** One request and the lines of its answer, server-sent events, as they come in. */
final class ChatCompletionStream implements Flow.Subscriber<String> {
  private static final String DATA = "data:";
  private static final String DONE = "[DONE]";

  private final JsonProvider json;
  private final TextSink sink;
  private final Runnable accepted;
  private final Watchdog watchdog;
  private final CompletableFuture<StreamedText> whole = new CompletableFuture<>();

  private volatile @Nullable CompletableFuture<?> exchange;

  // written under the lock of this
  private final StreamedText text = new StreamedText();
  private volatile boolean over;

  /**
   * @param accepted told when the server begins to answer
   */
  ChatCompletionStream(
      JsonProvider json,
      TextSink sink,
      Runnable accepted,
      ModelSettings settings,
      ScheduledExecutorService executor) {
    this.json = json;
    this.sink = sink;
    this.accepted = accepted;
    this.watchdog =
        new Watchdog(settings, executor, reason -> end(new ModelFailure(Kind.LATE, reason)));
  }

  /** Sends the request; the stage completes and fails like that of {@code LanguageModel.write}. */
  CompletionStage<StreamedText> open(HttpClient client, HttpRequest request) {
    CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(request, this::lines);
    exchange = sent;
    var unused = sent.whenComplete(this::onEndOfExchange);
    if (over) {
      cancel();
    }
    sink.whenUnwanted(() -> end(ModelFailure.unwanted()));
    try {
      watchdog.start();
    } catch (RejectedExecutionException e) {
      end(new ModelFailure(Kind.OWN, "no timers any more", e));
    }
    return whole;
  }

  private BodySubscriber<Void> lines(HttpResponse.ResponseInfo head) {
    HttpRefusal.of(head).ifPresentOrElse(this::end, accepted);
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
    outcome(new ModelFailure(Kind.PASSING, "the stream ended before the text did")).run();
  }

  @Override
  public void onError(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    String kind = cause == null ? "unknown" : cause.getClass().getSimpleName();
    end(new ModelFailure(Kind.PASSING, "the connection failed: " + kind, failure));
  }

  /** Tells of a connection that never stood; of one that breaks, the lines tell too. */
  private void onEndOfExchange(@Nullable Object response, @Nullable Throwable failure) {
    if (failure != null) {
      onError(failure);
    }
  }

  private void take(String data) {
    try {
      if (handOn(ChatCompletionChunk.parse(json, data))) {
        end(null);
      }
    } catch (ModelFailure e) {
      end(e);
    } catch (RuntimeException e) {
      end(new ModelFailure(Kind.OWN, "the text was not taken", e));
    }
  }

  /**
   * Hands text on under the lock, so that none comes after the end, whichever thread ends it.
   *
   * @return whether no more is wanted
   */
  private synchronized boolean handOn(ChatCompletionChunk chunk) {
    if (over) {
      return false;
    }
    String piece = text.take(chunk);
    watchdog.heard(!piece.isEmpty());
    if (!piece.isEmpty()) {
      sink.text(piece);
    }
    if (text.isFinished()) {
      watchdog.finished();
    }
    return text.isFull();
  }

  private void end(@Nullable ModelFailure failure) {
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
    ModelFailure trouble = failure == null || text.isFinished() ? null : failure;
    if (trouble != null) {
      ModelFailure told = text.hasBegun() ? trouble.afterText() : trouble;
      return () -> whole.completeExceptionally(told);
    }
    return text.hasBegun()
        ? () -> whole.complete(text)
        : () -> whole.completeExceptionally(new ModelFailure("the model wrote nothing"));
  }
}
