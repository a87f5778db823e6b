package org.homeservices.web.rest;

import static java.util.concurrent.CompletableFuture.completedStage;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.homeservices.ratelimit.Bucket;
import org.homeservices.ratelimit.Charge;
import org.homeservices.ratelimit.Decision;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.Problem;
import org.homeservices.web.WebSettings;

/** Lets through so many requests of those that are counted, and tells each how many are left. */
public final class Doorkeeper {
  private final RateLimiter limiter;
  private final RateLimitSettings limits;
  private final WebSettings settings;

  public Doorkeeper(RateLimiter limiter, RateLimitSettings limits, WebSettings settings) {
    this.limiter = limiter;
    this.limits = limits;
    this.settings = settings;
  }

  /** Answers a request that would begin a conversation: has it begun, or refuses it with 429. */
  CompletionStage<Response> begin(
      String address, Supplier<CompletionStage<ResponseBuilder>> conversation) {
    return withinIfAny(limits.conversations(), address, conversation);
  }

  /** Answers a request that reads a conversation: has it read, or refuses it with 429. */
  CompletionStage<Response> read(
      String address, Supplier<CompletionStage<ResponseBuilder>> conversation) {
    return withinIfAny(limits.readings(), address, conversation);
  }

  private CompletionStage<Response> withinIfAny(
      Optional<Bucket> bucket, String key, Supplier<CompletionStage<ResponseBuilder>> request) {
    return bucket
        .map(limited -> within(limited, key, request))
        .orElseGet(() -> request.get().thenApply(ResponseBuilder::build));
  }

  /** Answers a request, or refuses it with 429 where its bucket is empty. */
  CompletionStage<Response> within(
      Bucket bucket, String key, Supplier<CompletionStage<ResponseBuilder>> request) {
    return limiter
        .take(List.of(Charge.one(bucket, key)))
        .thenCompose(
            decision ->
                answer(decision, request)
                    .thenApply(answer -> new RateLimitFields(bucket, decision).on(answer).build()));
  }

  private CompletionStage<ResponseBuilder> answer(
      Decision decision, Supplier<CompletionStage<ResponseBuilder>> request) {
    return decision.fold(allowed -> request.get(), limited -> completedStage(refusal()));
  }

  private ResponseBuilder refusal() {
    ErrorCode code = ErrorCode.RATE_LIMITED;
    int status = code.httpStatus();
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(code, status, null, settings.defaultLocale()));
  }
}
