package org.homeservices.web.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
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
  Response to(JsonObject frame, FrameReply reply) {
    return JsonText.parseObject(reply.text())
        .filter(object -> object.getString("type", "").equals("error"))
        .map(error -> problem(error, bucketOf(frame, reply)))
        .orElseGet(() -> Response.accepted(reply.text()))
        .build();
  }

  private static ResponseBuilder problem(JsonObject error, Bucket bucket) {
    ErrorCode code = ErrorCode.named(error.getString("code"));
    ResponseBuilder answer =
        Response.status(code.httpStatus()).type(Problem.MEDIA_TYPE).entity(Problem.of(error));
    return code == ErrorCode.RATE_LIMITED ? limited(answer, bucket, error) : answer;
  }

  private static ResponseBuilder limited(ResponseBuilder answer, Bucket bucket, JsonObject error) {
    Duration wait = Duration.ofSeconds(error.getInt("retryAfter"));
    return new RateLimitFields(bucket, new Decision.Limited(wait, bucket)).on(answer);
  }

  /**
   * Which limit a frame comes under that is refused because of one: that of all frames at the gate,
   * else the visitor's own; the one of the address fills as fast, for more of them.
   */
  Bucket bucketOf(JsonObject frame, FrameReply reply) {
    boolean isLikeAMessage =
        frame.get("type") instanceof JsonString type && MESSAGES.contains(type.getString());
    return isLikeAMessage && !reply.atTheGate()
        ? limits.messageOf(ANYONE, ANYONE).stream()
            .map(Charge::bucket)
            .findFirst()
            .orElse(FrameBudget.FRAMES)
        : FrameBudget.FRAMES;
  }
}
