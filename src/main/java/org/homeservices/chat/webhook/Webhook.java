package org.homeservices.chat.webhook;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.homeservices.chat.Handover;
import org.homeservices.chat.HandoverNotice;
import org.homeservices.chat.HandoverSettings;
import org.jspecify.annotations.Nullable;

/**
 * Tells the people of the company by a signed POST, again after growing pauses where it is not
 * taken. Follows no redirect: what is told is for one address. Thread-safe.
 */
public final class Webhook implements Handover {
  private static final System.Logger LOGGER = System.getLogger(Webhook.class.getName());
  private static final int SUCCESS = 2;
  private static final int HUNDRED = 100;

  private final NoticeJson json = new NoticeJson();
  private final HandoverSettings settings;
  private final Signature signature;
  private final WebhookTimes times;
  private final ScheduledExecutorService executor;
  private final Clock clock;
  private final HttpClient client;

  /**
   * Connects to nothing yet.
   *
   * @param executor waits between attempts; the HTTP client has threads of its own
   * @throws IllegalArgumentException where the secret is no key
   */
  public Webhook(
      HandoverSettings settings,
      WebhookTimes times,
      ScheduledExecutorService executor,
      Clock clock) {
    this.settings = settings;
    this.signature = new Signature(settings.secret());
    this.times = times;
    this.executor = executor;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(times.patience())
            .build();
  }

  @Override
  public CompletionStage<Void> tell(HandoverNotice notice) {
    return tried(notice, json.of(notice), 1)
        .whenComplete((told, failure) -> logGivenUp(notice, failure));
  }

  private CompletionStage<Void> tried(HandoverNotice notice, String body, int attempt) {
    return completedStage(attempt)
        .thenCompose(number -> post(notice, body))
        .exceptionallyCompose(
            failure ->
                attempt < times.most() && mayPass(failure)
                    ? again(notice, body, attempt, failure)
                    : failedStage(failure));
  }

  private CompletionStage<Void> again(
      HandoverNotice notice, String body, int attempt, Throwable failure) {
    LOGGER.log(DEBUG, "webhook not told attempt={0} {1}", attempt, failure);
    CompletableFuture<Void> over = new CompletableFuture<>();
    Runnable end = () -> over.complete(null);
    ScheduledFuture<?> unused = executor.schedule(end, times.pauseMillis(attempt), MILLISECONDS);
    return over.thenCompose(now -> tried(notice, body, attempt + 1));
  }

  private CompletionStage<Void> post(HandoverNotice notice, String body) {
    CompletableFuture<HttpResponse<Void>> call =
        client.sendAsync(request(notice.id(), body), BodyHandlers.discarding());
    return call.copy()
        .orTimeout(times.patience().toMillis(), MILLISECONDS)
        .whenComplete((response, failure) -> call.cancel(true))
        .thenCompose(Webhook::judged);
  }

  private HttpRequest request(String id, String body) {
    long second = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(settings.url())
        .timeout(times.patience())
        .header("Content-Type", "application/json")
        .header("User-Agent", "home-services-chat")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(second))
        .header("webhook-signature", signature.of(id, second, body))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static CompletionStage<Void> judged(HttpResponse<Void> response) {
    int status = response.statusCode();
    return status / HUNDRED == SUCCESS
        ? completedStage(null)
        : failedStage(Undelivered.answeredWith(status));
  }

  private static boolean mayPass(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return !(cause instanceof Undelivered undelivered && undelivered.isFinal());
  }

  private static void logGivenUp(HandoverNotice notice, @Nullable Throwable failure) {
    if (failure != null) {
      LOGGER.log(
          WARNING,
          "webhook given up conversation={0} {1}",
          notice.conversation().value(),
          failure.getMessage());
    }
  }
}
