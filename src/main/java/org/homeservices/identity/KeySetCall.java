package org.homeservices.identity;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks a site for its keys: so long, for so many bytes, and at this address alone, since a redirect
 * is not followed. Thread-safe; the HTTP client has threads of its own.
 */
final class KeySetCall {
  static final int MOST_BYTES = 64 * 1024;
  private static final int OK = 200;

  private final HttpClient client;
  private final HttpRequest request;
  private final Duration patience;

  /** Connects to nothing yet. */
  KeySetCall(URI url, Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
    this.request =
        HttpRequest.newBuilder(url)
            .timeout(patience)
            .header("Accept", "application/jwk-set+json, application/json")
            .header("User-Agent", "home-services-chat")
            .GET()
            .build();
  }

  /** Fails with {@link IdentityUnavailable} where no set with a key comes in time. */
  CompletionStage<JWKSet> fetch() {
    CompletableFuture<HttpResponse<byte[]>> call =
        client.sendAsync(request, answer -> new BoundedBody(MOST_BYTES));
    return call.copy()
        .orTimeout(patience.toMillis(), MILLISECONDS)
        .whenComplete((response, failure) -> call.cancel(true))
        .thenApply(KeySetCall::keys);
  }

  private static JWKSet keys(HttpResponse<byte[]> response) {
    if (response.statusCode() != OK) {
      throw new IdentityUnavailable("answered with " + response.statusCode());
    }
    JWKSet keys = parsed(new String(response.body(), StandardCharsets.UTF_8));
    if (keys.isEmpty()) {
      throw new IdentityUnavailable("answered without a key");
    }
    return keys;
  }

  private static JWKSet parsed(String body) {
    try {
      return JWKSet.parse(body);
    } catch (ParseException | RuntimeException e) {
      throw new IdentityUnavailable("answered with what is no key set", e);
    }
  }
}
