package org.homeservices.web.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import org.homeservices.ratelimit.Bucket;
import org.homeservices.ratelimit.Decision;
import org.homeservices.web.Seconds;

/**
 * Tells clients of a limit (draft-ietf-httpapi-ratelimit-headers-10): {@code q} requests in {@code
 * w} seconds, of which {@code r} are left and more come in {@code t} seconds.
 */
final class RateLimitFields {
  private final Bucket bucket;
  private final Decision decision;

  RateLimitFields(Bucket bucket, Decision decision) {
    this.bucket = bucket;
    this.decision = decision;
  }

  ResponseBuilder on(ResponseBuilder response) {
    return decision.fold(
        allowed -> both(response, allowed.remaining(), allowed.untilMore()),
        limited ->
            both(response, 0, limited.retryAfter())
                .header(HttpHeaders.RETRY_AFTER, Seconds.roundedUp(limited.retryAfter())));
  }

  private ResponseBuilder both(ResponseBuilder response, long remaining, Duration untilMore) {
    return response
        .header("RateLimit-Policy", policy())
        .header("RateLimit", state(remaining, untilMore));
  }

  private String policy() {
    long window = bucket.window().toSeconds();
    return "\"%s\";q=%d;w=%d".formatted(bucket.name(), bucket.capacity(), window);
  }

  private String state(long remaining, Duration untilMore) {
    return "\"%s\";r=%d;t=%d".formatted(bucket.name(), remaining, Seconds.roundedUp(untilMore));
  }
}
