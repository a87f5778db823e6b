package org.homeservices.web.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.homeservices.ratelimit.Bucket;
import org.homeservices.ratelimit.Charge;
import org.homeservices.ratelimit.Decision;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.JsonText;
import org.homeservices.web.Problem;
import org.homeservices.web.frame.FrameBudget;

/** Makes HTTP answers of the replies to frames. */
public final class FrameAnswers {
  private static final String ANYONE = "anyone";

  /** What costs as much as a message. */
  private static final Set<String> MESSAGES = Set.of("message", "regenerate", "handover");

  private final RateLimitSettings limits;

  public FrameAnswers(RateLimitSettings limits) {
    this.limits = limits;
  }

  /** 202 with a reply, or problem details where it is an error. */
  Response to(JsonObject frame, String reply) {
    return JsonText.parseObject(reply)
        .filter(object -> object.getString("type", "").equals("error"))
        .map(error -> problem(frame, error))
        .orElseGet(() -> Response.accepted(reply))
        .build();
  }

  private ResponseBuilder problem(JsonObject frame, JsonObject error) {
    ErrorCode code = ErrorCode.named(error.getString("code"));
    ResponseBuilder answer =
        Response.status(code.httpStatus()).type(Problem.MEDIA_TYPE).entity(Problem.of(error));
    return code == ErrorCode.RATE_LIMITED ? limited(answer, frame, error) : answer;
  }

  private ResponseBuilder limited(ResponseBuilder answer, JsonObject frame, JsonObject error) {
    Duration wait = Duration.ofSeconds(error.getInt("retryAfter"));
    Bucket bucket = bucketOf(frame).orElse(FrameBudget.FRAMES);
    return new RateLimitFields(bucket, new Decision.Limited(wait, bucket)).on(answer);
  }

  /** The visitor's own; the one of the address fills as fast, for more of them. */
  private Optional<Bucket> bucketOf(JsonObject frame) {
    return frame.get("type") instanceof JsonString type && MESSAGES.contains(type.getString())
        ? limits.messageOf(ANYONE, ANYONE).stream().map(Charge::bucket).findFirst()
        : Optional.empty();
  }
}
